// Korean words for the codes of names, labels, options, variables and secrets on Kubernetes.
import type { CodeText } from '../texts';

export const labels = {
  'env-name-invalid': {
    title: 'Kubernetes에서 허용되지 않는 이름의 환경 변수를 제외했습니다',
    help: 'Kubernetes 1.34 미만에서는 환경 변수의 이름이 영문자, 숫자, `-`, `_`, `.`로만 이루어지고 숫자로 시작하지 않아야 합니다. 이름을 바꾸거나 `--kubernetes-version 1.34`로 변환하십시오.',
  },
  'env-to-secret': {
    title: '비밀번호나 키로 보이는 변수를 `Secret`에 넣었습니다',
    help: '`Deployment`에 두면 그것을 볼 수 있는 누구나 값을 읽을 수 있습니다.',
  },
  'env-unset': {
    title: '값이 없는 변수를 제외했습니다',
    help: 'Compose 파일에도, 변환하는 환경에도 이 변수의 값이 없습니다. 값을 쓰거나 변환하기 전에 지정하십시오.',
  },
  'external-name-changed': {
    title: '외부 오브젝트의 이름을 Kubernetes가 받는 이름으로 바꿨습니다',
    help: '이미 있어야 하는 오브젝트인데 Compose의 이름을 Kubernetes에서 쓸 수 없습니다. 메시지에 나온 새 이름으로 클러스터에 오브젝트를 만드십시오.',
  },
  'external-reference': {
    title: '외부 오브젝트가 클러스터에 이미 있어야 합니다',
    help: 'Compose 파일에서 `external`로 선언된 것이므로 만들지 않습니다. 매니페스트를 적용하기 전에 만드십시오.',
  },
  'invalid-output': {
    title: '결과가 Kubernetes API의 규칙에 어긋나 아무것도 출력하지 않습니다',
    help: '클러스터가 거부할 오브젝트이며, 변환기나 패치의 잘못입니다. 패치를 확인하고, 패치 때문이 아니면 Compose 파일과 함께 알려 주십시오.',
  },
  'kompose-label-unknown': {
    title: '이해할 수 없는 `kompose.` 레이블이므로 효과가 없습니다',
    help: '`kompose.`로 시작하는 레이블은 변환을 위한 지시입니다. 철자와 레이블을 쓴 위치를 확인하거나 지우십시오.',
  },
  'label-value-invalid': {
    title: '`kompose.` 레이블의 지시를 따를 수 없습니다',
    help: '`kompose.`로 시작하는 레이블은 변환을 위한 지시이며, 이 값은 쓸 수 없거나 서비스의 다른 설정과 맞지 않습니다. 메시지를 보고 값을 고치거나 레이블을 지우십시오.',
  },
  'label-key-invalid': {
    title: '어노테이션의 키로 쓸 수 없는 레이블을 제외했습니다',
    help: 'Kubernetes가 허용하지 않는 문자가 키에 있습니다. 영문자, 숫자, `-`, `_`, `.`을 63자까지 쓰고, 필요하면 앞에 도메인과 `/`를 붙이십시오.',
  },
  'name-collision': {
    title: '두 이름이 Kubernetes에서 같은 이름이 됩니다',
    help: 'Kubernetes의 이름에는 대문자와 밑줄이 없으므로 서로 다른 Compose 이름이 같아질 수 있습니다. 둘 중 하나의 이름을 바꾸십시오.',
  },
  'name-empty': {
    title: 'Kubernetes 이름으로 쓸 수 있는 문자가 없습니다',
    help: 'Kubernetes의 이름은 영문자, 숫자, `-`로 이루어지는데 이 이름에는 남는 글자가 없습니다. 다른 이름을 쓰십시오.',
  },
  'option-conflict': {
    title: '두 설정이 서로 다른 것을 요구합니다',
    help: '우선순위가 같은 두 곳에서 다른 것을 요구하므로 어느 쪽을 뜻하는지 알 수 없습니다. 하나만 남기십시오.',
  },
  'option-invalid': {
    title: '옵션에 쓸 수 없는 값입니다',
    help: '메시지에 나온 형식이나 값으로 고치십시오.',
  },
  'patch-failed': {
    title: '`x-kubernetes`의 패치를 적용할 수 없습니다',
    help: '패치는 다른 모든 변환이 끝난 뒤 오브젝트를 바꿉니다. 출력되지 않는 오브젝트를 가리키거나 오브젝트의 구조와 맞지 않으므로 이름과 내용을 확인하십시오.',
  },
  'secret-driver-unsupported': {
    title: '시크릿의 값을 가져올 수 없어 `Secret`을 따로 만들어야 합니다',
    help: '값이 Docker 엔진의 플러그인만 읽을 수 있는 저장소에 있습니다. 매니페스트가 참조하는 `Secret`을 다른 방법으로 클러스터에 만드십시오.',
  },
  'secret-in-output': {
    title: '출력에 시크릿의 값이 들어 있습니다',
    help: '시크릿은 인코딩될 뿐 암호화되지 않으므로 파일을 가진 사람은 누구나 읽을 수 있습니다. 이 파일들을 버전 관리에 넣지 마십시오.',
  },
  'service-renamed': {
    title: '서비스의 이름을 Kubernetes에서 쓸 수 있는 이름으로 바꿨습니다',
    help: '`Service`의 이름은 영문 소문자, 숫자, `-`로 이루어집니다. 어디서나 같은 이름을 쓰려면 Compose 파일의 이름을 바꾸십시오.',
  },
  'template-driver-unsupported': {
    title: '컨피그나 시크릿의 템플릿은 채워지지 않습니다',
    help: 'Swarm은 컨테이너가 시작될 때 내용의 자리 표시자를 채울 수 있지만 Kubernetes는 내용을 그대로 제공합니다. 완성된 내용을 쓰십시오.',
  },
  'version-ignored': {
    title: '`version`은 더 이상 의미가 없습니다',
    help: '파일 형식의 버전은 2020년부터 의미가 없으며 도구들이 무시합니다. 이 줄은 지워도 됩니다.',
  },
  'x-kubernetes-invalid': {
    title: '`x-kubernetes`에 쓸 수 없는 키나 값입니다',
    help: '`x-kubernetes`는 Compose에 키가 없는 것을 정합니다. 철자가 틀린 것을 놓치지 않도록 정해진 키와 값만 받으므로, 메시지에 나온 것을 고치십시오.',
  },
} satisfies Record<string, CodeText>;
