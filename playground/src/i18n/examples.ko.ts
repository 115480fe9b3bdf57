// The titles and notes of the example projects, in Korean, by the names of their folders. Loaded only by pages that speak Korean.
import type { ExampleText } from './texts';

export const examples: Readonly<Record<string, ExampleText>> = {
  'flask-redis': {
    title: 'Flask와 Redis',
    note: '방문자 수를 세는 페이지입니다. 웹 애플리케이션은 게시되지 않은 포트에서 `redis`라는 이름으로 저장소를 찾습니다.',
    lesson: '두 번째 Service를 보세요. Compose 파일에 포트가 없지만 이름은 그대로 통합니다.',
  },
  'web-mysql-links': {
    title: '링크로 연결한 웹과 MySQL',
    note: '웹 애플리케이션은 데이터베이스를 `db`라는 이름으로 찾습니다. 링크가 서비스 `mysql`에 붙인 두 번째 이름입니다.',
    lesson: '그 이름만을 위해 생긴 Service `db`를 보세요.',
  },
  'todo-list': {
    title: '할 일 목록',
    note: '다른 곳에서 만든 네트워크에 연결하는 서비스 하나입니다. 네트워크를 옛 형식으로 선언합니다.',
    lesson: '이미 있는 네트워크에 대해 무엇을 알려 주는지 보세요.',
  },
  'image-gallery': {
    title: '이미지 갤러리',
    note: '페이지와 로그, 그리고 한 이름을 함께 쓰는 사진 서비스 사본 세 개로 이루어져 있습니다.',
    lesson: '이름 하나 뒤의 사본 세 개가 그대로 세 개로 남는 것을 보세요.',
  },
  'webserver-redis': {
    title: '캐시가 있는 웹 서버',
    note: '게시된 포트, 임의의 포트, 내부 포트가 나란히 있고, 변수를 세 곳에서 가져오며, 볼륨 두 개 가운데 하나는 읽기 전용입니다.',
    lesson: '변수들이 Secret과 ConfigMap으로 나뉘는 것을 보세요.',
  },
  'todo-list-postgres': {
    title: 'PostgreSQL을 쓰는 할 일 목록',
    note: '연결 설정은 정해진 경로에 있어야 하는 시크릿이고, 데이터베이스에는 사람을 위한 포트와 다른 서비스를 위한 포트가 따로 있습니다.',
    lesson: 'Secret이 마운트되는 곳을 보세요. 다른 파일은 그대로 두고 파일 하나만 놓입니다.',
  },
  numbers: {
    title: '임의의 숫자',
    note: '서비스의 상태를 확인하는 두 가지 방법입니다. 하나는 이미지에 든 헬스 체크의 간격만 바꾸고, 다른 하나는 헬스 체크를 직접 정합니다.',
    lesson: '프로브를 보고, 이미지만 아는 헬스 체크에 대해 무엇을 알려 주는지 보세요.',
  },
  'mysql-spring': {
    title: 'Spring Boot와 MySQL',
    note: '데이터베이스가 아직 응답하지 않으면 포기하는 애플리케이션이므로, 데이터베이스가 정상이라고 알릴 때까지 기다립니다.',
    lesson: '기다리는 컨테이너와 그것이 의지하는 프로브를 보세요.',
  },
  monitoring: {
    title: '모니터링',
    note: 'Prometheus가 DNS로 서비스의 모든 사본을 찾고, 옆에 놓인 파일에서 설정을 읽으며, 측정한 것을 보관합니다.',
    lesson: '자기 주소가 없는 Service를 보세요. 모든 사본의 주소로 답합니다.',
  },
  'swarm-secrets': {
    title: 'Swarm의 시크릿과 컨피그',
    note: '두 가지 이름으로 쓰는 시크릿 하나, 레이블이 있는 노드에 고정된 서비스, 순차 업데이트, 모든 노드의 에이전트, 설정 파일, 주소 범위를 정한 네트워크가 있습니다.',
    lesson: '변환 대상을 Swarm으로 바꾸고, 매니저가 거부했을 내용이 어떻게 바뀌는지 보세요.',
  },
  wordpress: {
    title: 'WordPress',
    note: '블로그와 데이터베이스가 각자의 볼륨을 쓰고, 비밀번호는 프로젝트 옆의 파일에서 가져옵니다.',
    lesson: '비밀번호가 어디로 가는지 보세요. Secret에만 들어가고 Deployment에는 남지 않습니다.',
  },
  'nextjs-postgres': {
    title: 'Next.js와 PostgreSQL',
    note: '애플리케이션이 시작하기 전에 마이그레이션이 끝나야 하고, 그전에 데이터베이스가 정상이어야 합니다.',
    lesson: 'Job이 되는 마이그레이션과, 그것을 기다리는 쪽을 보세요.',
  },
  traefik: {
    title: '앞에 둔 Traefik',
    note: '레이블로 서비스를 찾고, 그러기 위해 Docker 소켓을 읽는 프록시입니다.',
    lesson: '문제 목록을 보세요. Docker의 소켓과 레이블은 클러스터에서 의미가 없으며, 그것이 적힌 자리에서 알려 줍니다.',
  },
  kafka: {
    title: 'Kafka',
    note: '클라이언트에게 자신을 찾을 이름을 알리는 브로커, 프로듀서, 그리고 안을 들여다보는 페이지입니다.',
    lesson: '이름과 포트를 보세요. 브로커가 알리는 이름은 Service의 이름이어야 하고, 그대로 유지됩니다.',
  },
  gpu: {
    title: 'GPU에서 실행하는 모델',
    note: '그래픽 카드와 공유 메모리를 예약하는 언어 모델과, 모델과 대화하는 페이지입니다.',
    lesson: '리소스를 보세요. 예약한 장치는 스케줄러가 이해하는 제한이 됩니다.',
  },
  'two-environments': {
    title: '한 프로젝트, 두 환경',
    note: '기본 파일, 그 위에 개발자용 설정을 얹는 오버라이드 파일, 가끔만 실행하는 서비스를 위한 프로필입니다.',
    lesson: '각 파일이 무엇을 더하는지 보고, 옵션에서 프로필 `debug`를 고르거나 `compose.yaml`만 써 보세요.',
  },
  'building-blocks': {
    title: '구성 요소 나누기',
    note: '공통 서비스를 확장하는 서비스, 따로 둔 파일에서 포함하는 부분, 모두가 함께 쓰는 설정 한곳입니다.',
    lesson: '결과의 각 줄이 어디에서 오는지 보세요. 그 내용을 적은 파일로 이어집니다.',
  },
  'kompose-leaves-out': {
    title: 'kompose가 빠뜨리는 것',
    note: '시작 순서, 추가 호스트, 네임 서버, 커널 설정, 프로세스 제한, 네트워크 안의 두 번째 이름. kompose의 변환표에 자리가 없는 키들입니다.',
    lesson: '손실 보고서를 보세요. 키마다 결과에 자리가 있거나, 자리가 없는 이유와 대안이 있습니다.',
  },
};
