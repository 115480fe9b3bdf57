// 링크, 내려받기, 비교, 그리고 네트워크 없는 페이지에 쓰이는 말.
import type { share as en } from '../en/share';

export const share = {
  'command.share': '링크로 공유',
  'command.download': '내려받기…',
  'command.downloadArchive': '결과를 압축 파일로 내려받기',
  'command.downloadFile': '보이는 파일 내려받기',
  'download.saved': '{name} 파일을 저장했습니다.',
  'download.savedSecret': '{name} 파일을 저장했습니다. 그 안의 파일 {count}개에 시크릿 값이 들어 있습니다.',
  'download.savedSecretFile': '{name} 파일을 저장했습니다. 시크릿 값이 들어 있습니다.',
  'download.copyNext': '다음 명령 복사',
  'link.replaced': '작성하던 파일 대신 링크의 프로젝트를 열었습니다.',
  'link.foreign': '주소 끝에 이 페이지의 링크가 아닌 내용이 있어 무시했습니다.',
  'link.newer': '더 새로운 버전의 페이지에서 만든 링크입니다. 새로 고치면 열 수 있습니다.',
  'link.broken': '링크의 일부가 전달 과정에서 잘려 열 수 없습니다. 링크를 다시 요청하십시오.',
  'link.large': '링크의 내용이 이 페이지가 여는 한도(파일 64개, 2 MB)보다 큽니다.',
  'link.unsafe': '링크가 프로젝트 밖의 파일을 가리켜 열지 않았습니다.',
  'link.noExample': '이 이름의 예제가 없습니다.',
  'link.copy': '링크 복사',
  'code.unknown': '변환기에 이런 코드가 없습니다.',
  'offline.mark': '오프라인',
  'offline.hint': '네트워크에 연결되어 있지 않지만, 이 페이지는 네트워크 없이도 작동합니다.',
  'offline.update': '이 페이지의 새 버전이 준비되었습니다.',
  'offline.reload': '새로 고침',
} satisfies Record<keyof typeof en, string>;
