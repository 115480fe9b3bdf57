// 토폴로지 그림에 쓰이는 말.
import type { topology as en } from '../en/topology';

export const topology = {
  'topology.label': '프로젝트 그림, 요소 {count}개. 화살표 키로 이동하고 Enter로 Compose 파일의 해당 위치로 갑니다',
  'topology.waiting': '그리는 중…',
  'topology.failed': '프로젝트를 그릴 수 없습니다. {message}',
  'topology.empty': '아직 그릴 서비스가 없습니다. 서비스를 쓰거나 예제를 여십시오.',
  'topology.smaller': '축소',
  'topology.larger': '확대',
  'topology.fit': '화면에 맞추기',
  'topology.copy': 'SVG 복사',
  'topology.cycle': '순환',
  'topology.kind.service': '서비스',
  'topology.kind.network': '네트워크',
  'topology.kind.volume': '볼륨',
  'topology.kind.secret': '시크릿',
  'topology.kind.config': '컨피그',
  'topology.kind.port': '게시한 포트',
  'topology.kind.image': '이미지',
  'topology.edge.depends_on': '뒤이어 시작',
  'topology.edge.network': '네트워크 연결',
  'topology.edge.mount': '마운트',
  'topology.edge.link': '다른 이름으로 연결',
  'topology.edge.publish': '포트 게시',
  'topology.edge.secret': '시크릿 사용',
  'topology.edge.config': '컨피그 사용',
} satisfies Record<keyof typeof en, string>;
