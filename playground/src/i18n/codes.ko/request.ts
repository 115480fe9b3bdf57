// Korean words for the codes with which the engine refuses a request of the page before it reads any file.
import type { CodeText } from '../texts';

export const request = {
  'bad-request': {
    title: '변환 요청의 형식이 올바르지 않습니다',
    help: '페이지나 호출한 프로그램이 엔진이 이해하지 못하는 요청을 보냈습니다. 페이지를 새로 고쳐도 계속되면 오류를 알려 주십시오.',
  },
  'no-compose-file': {
    title: '파일들 가운데 Compose 파일이 없습니다',
    help: '`compose.yaml`처럼 Compose가 찾는 이름의 파일이 하나는 있어야 합니다. 파일을 추가하거나 이름을 바꾸십시오.',
  },
} satisfies Record<string, CodeText>;
