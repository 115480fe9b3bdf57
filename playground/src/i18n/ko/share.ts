// 링크, 내려받기, 비교, 그리고 네트워크 없는 페이지에 쓰이는 말.
import type { share as en } from '../en/share';

export const share = {
  'offline.mark': '오프라인',
  'offline.hint': '네트워크에 연결되어 있지 않지만, 이 페이지는 네트워크 없이도 작동합니다.',
  'offline.update': '이 페이지의 새 버전이 준비되었습니다.',
  'offline.reload': '새로 고침',
} satisfies Record<keyof typeof en, string>;
