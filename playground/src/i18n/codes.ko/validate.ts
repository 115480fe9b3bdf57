// Korean words for the codes of a Compose file that says what cannot be, and of what every target refuses.
import type { CodeText } from '../texts';

export const validate = {
  'content-source': {
    title: '시크릿이나 컨피그의 내용을 어디에서 가져오는지 분명하지 않습니다',
    help: '내용의 출처는 하나여야 합니다. `file`이나 `environment` 가운데 하나만 쓰고(컨피그에는 `content`도 쓸 수 있습니다), 이미 있는 것이면 `external: true`를 쓰십시오.',
  },
  contradiction: {
    title: '서로 맞지 않는 설정이 함께 있습니다',
    help: '두 키가 같은 것을 서로 다르게 정하거나 함께 쓸 수 없으며, Docker Compose도 이런 파일을 거부합니다. 둘 중 하나만 남기고, 하나가 옛 형식이면 새 형식을 남기십시오.',
  },
  'dependency-cycle': {
    title: '서비스들이 서로를 순환하여 기다립니다',
    help: '각 서비스가 다음 서비스를 기다리므로 어느 것도 시작할 수 없습니다. 순환하는 `depends_on` 항목 가운데 하나를 지우십시오.',
  },
  'deploy-value-invalid': {
    title: '이 키에 쓸 수 없는 값입니다',
    help: '이 키의 값은 정해진 몇 가지 단어 가운데 하나여야 합니다. Docker Compose는 검사하지 않지만, 아무도 모르는 단어로는 배포할 수 없습니다.',
  },
  'env-source-missing': {
    title: '시크릿이나 컨피그의 내용이 될 환경 변수에 값이 없습니다',
    help: '환경에도 `.env`에도 이 변수가 없습니다. 변환하기 전에 둘 중 한 곳에서 값을 지정하십시오.',
  },
  'file-missing': {
    title: '내용이 필요한 파일을 읽을 수 없습니다',
    help: '프로젝트가 이 파일의 내용을 사용합니다. 파일을 만들거나 경로를 바로잡으십시오.',
  },
  'image-invalid': {
    title: '이미지 이름의 형식이 올바르지 않습니다',
    help: '이미지는 `name`, `name:tag` 또는 `registry/name:tag` 형식으로 쓰며, 이름은 소문자여야 합니다.',
  },
  'image-local-only': {
    title: '이 이미지는 로컬에만 있어 클러스터의 노드가 가져올 수 없습니다',
    help: 'Compose는 이미지를 자기 머신에서 빌드하고 로컬 이름을 붙이지만, 노드는 레지스트리에서 이미지를 가져옵니다. `image`에 레지스트리가 포함된 이름을 쓰고 빌드하여 푸시하십시오.',
  },
  'invalid-name': {
    title: '이름에 쓸 수 없는 문자가 있습니다',
    help: '서비스, 볼륨, 시크릿, 컨피그의 이름은 영문자, 숫자, `.`, `_`, `-`로만 이루어져야 합니다.',
  },
  'invalid-value': {
    title: '이 키에서는 의미가 없는 값입니다',
    help: '값의 형식은 맞지만 이 키의 값으로 해석할 수 없습니다. 메시지에 나온 형식에 맞게 고치십시오.',
  },
  misplaced: {
    title: '키가 Compose가 찾지 않는 위치에 있습니다',
    help: '대개 들여쓰기가 잘못되었거나 위의 줄이 빠진 경우입니다. 키가 올바른 단계에 있는지 확인하십시오.',
  },
  'missing-key': {
    title: '꼭 필요한 키가 없습니다',
    help: '이 키가 없으면 함께 쓴 다른 키들이 의미를 갖지 못합니다. 빠진 키를 쓰십시오.',
  },
  'mount-twice': {
    title: '컨테이너의 같은 경로에 두 가지를 마운트합니다',
    help: '한 경로에는 하나만 보이므로 둘 중 하나는 가려집니다. 하나를 지우거나 다른 경로에 마운트하십시오.',
  },
  'no-image': {
    title: '서비스를 실행할 이미지가 없습니다',
    help: '서비스에는 레지스트리의 이미지(`image`)나 빌드할 이미지(`build`)가 필요합니다. `image: nginx:1.27` 또는 `build: .`처럼 쓰십시오.',
  },
  'port-invalid': {
    title: '올바른 포트가 아닙니다',
    help: '포트는 1에서 65535 사이의 정수이거나 `8000-8010`과 같은 범위입니다.',
  },
  'profile-inactive': {
    title: '활성화된 프로필이 없는 서비스는 제외됩니다',
    help: '프로필이 있는 서비스는 그중 하나라도 활성화되어야 시작됩니다. 서비스가 필요하면 해당 프로필을 활성화하십시오.',
  },
  'undefined-reference': {
    title: '프로젝트에 정의되지 않았거나 활성화되지 않은 이름을 사용합니다',
    help: '서비스가 가리키는 이름을 찾을 수 없습니다. 철자를 확인하거나, 그 이름을 정의하거나, 필요한 프로필을 활성화하십시오.',
  },
  'unknown-key': {
    title: 'Compose가 이 위치에서 알지 못하는 키입니다',
    help: '철자가 틀렸거나, 들여쓰기가 맞지 않거나, 다른 도구의 키입니다. 사용자가 정하는 키는 `x-`로 시작해야 합니다.',
  },
  'unused-resource': {
    title: '어떤 서비스도 사용하지 않는 항목은 출력하지 않습니다',
    help: '이 네트워크, 볼륨, 시크릿 또는 컨피그를 사용하는 서비스가 없으므로 출력할 것이 없습니다. 필요하면 서비스에 연결하고, 아니면 지워도 됩니다.',
  },
  'wrong-type': {
    title: '값의 형식이 이 키와 맞지 않습니다',
    help: '단어 하나가 와야 할 곳에 목록을 쓴 것처럼, 키가 받는 것과 다른 형식의 값입니다. 메시지에 나온 형식으로 쓰십시오.',
  },
} satisfies Record<string, CodeText>;
