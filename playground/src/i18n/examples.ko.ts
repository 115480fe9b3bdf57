// The titles and notes of the example projects, in Korean, by the names of their folders. Loaded only by pages that speak Korean.
import type { ExampleText } from './texts';

export const examples: Readonly<Record<string, ExampleText>> = {
  'flask-redis': {
    title: 'Flask와 Redis',
    note: '방문자 수를 세는 페이지입니다. 웹 애플리케이션은 게시되지 않은 포트에서 `redis`라는 이름으로 저장소를 찾습니다.',
  },
  'web-mysql-links': {
    title: '링크로 연결한 웹과 MySQL',
    note: '웹 애플리케이션은 데이터베이스를 `db`라는 이름으로 찾습니다. 링크가 서비스 `mysql`에 붙인 두 번째 이름입니다.',
  },
  'todo-list': {
    title: '할 일 목록',
    note: '다른 곳에서 만든 네트워크에 연결하는 서비스 하나입니다. 네트워크를 옛 형식으로 선언합니다.',
  },
  'image-gallery': {
    title: '이미지 갤러리',
    note: '페이지와 로그, 그리고 한 이름을 함께 쓰는 사진 서비스 사본 세 개로 이루어져 있습니다.',
  },
  'webserver-redis': {
    title: '캐시가 있는 웹 서버',
    note: '게시된 포트, 임의의 포트, 내부 포트가 나란히 있고, 변수를 세 곳에서 가져오며, 볼륨 두 개 가운데 하나는 읽기 전용입니다.',
  },
  'todo-list-postgres': {
    title: 'PostgreSQL을 쓰는 할 일 목록',
    note: '연결 설정은 정해진 경로에 있어야 하는 시크릿이고, 데이터베이스에는 사람을 위한 포트와 다른 서비스를 위한 포트가 따로 있습니다.',
  },
  numbers: {
    title: '임의의 숫자',
    note: '서비스의 상태를 확인하는 두 가지 방법입니다. 하나는 이미지에 든 헬스 체크의 간격만 바꾸고, 다른 하나는 헬스 체크를 직접 정합니다.',
  },
  'mysql-spring': {
    title: 'Spring Boot와 MySQL',
    note: '데이터베이스가 아직 응답하지 않으면 포기하는 애플리케이션이므로, 데이터베이스가 정상이라고 알릴 때까지 기다립니다.',
  },
  monitoring: {
    title: '모니터링',
    note: 'Prometheus가 DNS로 서비스의 모든 사본을 찾고, 옆에 놓인 파일에서 설정을 읽으며, 측정한 것을 보관합니다.',
  },
  'swarm-secrets': {
    title: 'Swarm의 시크릿과 컨피그',
    note: '두 가지 이름으로 쓰는 시크릿 하나, 레이블이 있는 노드에 고정된 서비스, 순차 업데이트, 모든 노드의 에이전트, 설정 파일, 주소 범위를 정한 네트워크가 있습니다.',
  },
};
