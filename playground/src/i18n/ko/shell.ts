// 페이지의 틀에 쓰이는 말: 머리글, 대화상자, 설정, 명령.
import type { shell as en } from '../en/shell';

export const shell = {
  'page.subtitle': '플레이그라운드',
  'page.tagline': 'Compose를 Kubernetes와 Swarm으로 변환합니다. 입력한 내용은 이 페이지를 벗어나지 않습니다.',
  'page.close': '닫기',
  'page.dismiss': '알림 닫기',
  'page.cancel': '취소',
  'page.loadFailed': '페이지의 이 부분을 불러오지 못했습니다.',
  'page.tryAgain': '다시 시도',
  'pane.list': '화면 영역',
  'pane.input': 'Compose',
  'pane.output': '결과',
  'pane.problems': '문제',
  'pane.problemsCount': '문제 {count}',
  'target.label': '변환 대상',
  'target.kubernetes': 'Kubernetes',
  'target.swarm': 'Swarm',
  'examples.title': '예제',
  'examples.replaced': '작성하던 파일 대신 예제를 열었습니다.',
  'examples.bringBack': '되돌리기',
  'theme.label': '테마: {theme}',
  'theme.system': '시스템',
  'theme.light': '밝게',
  'theme.dark': '어둡게',
  'theme.contrast': '고대비',
} satisfies Record<keyof typeof en, string>;
