// Korean words for the codes of the command line: finding the Compose files and writing the output.
import type { CodeText } from '../texts';

export const command = {
  'compose-file-missing': {
    title: 'Compose 파일을 찾을 수 없습니다',
    help: '`-f`가 없으면 현재 폴더와 모든 상위 폴더에서 찾습니다. 폴더를 확인하거나 `-f`로 파일을 지정하십시오.',
  },
  'compose-file-unreadable': {
    title: 'Compose 파일의 내용을 읽을 수 없습니다',
    help: '읽을 권한이 없거나, UTF-8이 아니거나, 지나치게 큰 파일입니다. 권한과 인코딩을 확인하십시오.',
  },
  'compose-file-ambiguous': {
    title: '한 폴더에 Compose 파일로 쓸 수 있는 파일이 여럿 있습니다',
    help: 'Compose가 정한 순서에서 첫 번째 파일을 사용합니다. 직접 고르려면 `-f`로 파일을 지정하십시오.',
  },
  'generated-file-modified': {
    title: '손으로 고친 출력 파일이 새 결과로 바뀝니다',
    help: '이전 변환의 파일을 누군가 고쳤으며 새 변환이 이를 대체합니다. 이런 변경은 Compose 파일이나 출력 위에 얹는 별도의 계층에 두십시오.',
  },
  'nothing-to-explain': {
    title: '설명할 코드나 키를 찾을 수 없습니다',
    help: '`kompose-rs explain`은 메시지의 코드와 프로젝트의 키를 설명합니다. 키는 `services.web.ports[0]`처럼 메시지에 나오는 경로로 씁니다.',
  },
  'nothing-to-compare': {
    title: '비교할 폴더를 읽을 수 없습니다',
    help: '`kompose-rs diff`는 Compose 파일이나 이전 변환이 쓴 폴더를 비교합니다. 경로와 권한을 확인하십시오.',
  },
  'output-exists': {
    title: '출력할 위치에 이 명령이 쓰지 않은 파일이 있습니다',
    help: '그 파일은 그대로 두고 아무것도 쓰지 않습니다. 파일을 옮기거나, `-o`로 다른 위치를 고르거나, `--force`로 덮어쓰십시오.',
  },
  'output-failed': {
    title: '디스크에 출력을 쓰지 못했습니다',
    help: '공간이나 권한이 부족하거나 운영 체제가 다른 오류를 보고했습니다. 원인을 해결한 뒤 명령을 다시 실행하십시오.',
  },
  'output-is-input': {
    title: '출력이 변환의 입력 파일을 덮어쓰게 됩니다',
    help: '`--force`를 써도 허용하지 않습니다. `-o`로 다른 위치를 고르십시오.',
  },
  'output-manifest-invalid': {
    title: '이전 변환이 남긴 파일 목록을 해석할 수 없습니다',
    help: '목록이 없으면 어느 파일이 이 명령의 것이고 어느 것이 사용자의 것인지 구별할 수 없습니다. 목록을 복구하거나 다른 위치에 출력하십시오.',
  },
  'output-path-unsafe': {
    title: '파일이 출력 폴더 밖에 쓰이게 됩니다',
    help: '`..`, 절대 경로 또는 심볼릭 링크를 거쳐 출력 폴더를 벗어납니다. 경로를 고치거나 링크를 없애십시오.',
  },
  'stack-needs-directory': {
    title: '스택을 하나의 스트림으로 출력할 수 없습니다',
    help: '스택이 옆에 놓인 컨피그나 시크릿 파일을 참조합니다. `-o swarm/`처럼 폴더에 출력하십시오.',
  },
  'stale-file-modified': {
    title: '더 이상 출력되지 않지만 누군가 고친 파일을 남겨 둡니다',
    help: '이전 변환의 파일이 이제 출력에 속하지 않으나 수정되어 있어 지우지 않습니다. 지금부터는 사용자의 파일이므로 필요 없으면 직접 지우십시오.',
  },
} satisfies Record<string, CodeText>;
