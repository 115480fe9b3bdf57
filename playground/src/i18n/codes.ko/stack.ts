// Korean words for the codes of a stack file itself: its networks, volumes, secrets, configs, names and notation.
import type { CodeText } from '../texts';

export const stack = {
  'stack-bridge-option': {
    title: '브리지 네트워크의 옵션은 의미가 없습니다',
    help: 'Linux 브리지를 위한 옵션이지만 스택의 서비스는 브리지가 없는 오버레이 네트워크로 통신합니다.',
  },
  'stack-external': {
    title: '스택 밖에 있는 것을 배포하기 전에 준비해야 합니다',
    help: '`external`로 선언된 것처럼 다른 누군가가 마련하는 것은 스택이 만들지 않습니다. 스택을 배포하기 전에 준비하십시오.',
  },
  'stack-external-keys': {
    title: '외부 항목에는 이름 외의 설정을 쓸 수 없습니다',
    help: '이미 있는 것을 설정할 수는 없습니다. `external`과 `name` 외의 키를 지우십시오.',
  },
  'stack-fixed-name': {
    title: '직접 정한 이름에는 스택의 이름이 붙지 않습니다',
    help: '같은 이름을 쓰는 다른 스택이 아무 경고 없이 이것을 넘겨받게 됩니다. `name`을 지우면 Swarm이 스택의 이름을 앞에 붙입니다.',
  },
  'stack-image-volume': {
    title: 'Swarm에서는 이미지를 볼륨으로 마운트할 수 없습니다',
    help: 'Swarm이 이미지 마운트를 거부하므로 제외됩니다. 필요한 파일이 들어 있는 이미지를 빌드하십시오.',
  },
  'stack-interpolation': {
    title: '스택 파일의 `$`가 변수로 해석됩니다',
    help: '클라이언트는 스택 파일의 값에 있는 변수를 치환합니다. `$` 자체를 뜻한다면 `$$`로 쓰십시오.',
  },
  'stack-ipam': {
    title: '스택 파일에는 네트워크의 서브넷만 쓸 수 있습니다',
    help: '다른 주소 설정은 `docker network create`로 할 수 있습니다. 그렇게 네트워크를 만든 뒤 여기서는 `external: true`로 쓰십시오.',
  },
  'stack-mount': {
    title: 'Swarm이나 클라이언트가 거부하는 마운트입니다',
    help: '메시지에 나온 이유를 보고 마운트의 경로나 옵션을 고치십시오.',
  },
  'stack-mount-option': {
    title: '마운트 옵션이 Swarm에 전달되지 않습니다',
    help: '클라이언트가 알림 없이 이 옵션을 버립니다. 마운트는 옵션 없이 동작합니다.',
  },
  'stack-name': {
    title: '스택의 이름은 배포할 때 정합니다',
    help: '스택 파일에는 이름이 없으며 `docker stack deploy`에 지정합니다. Compose 프로젝트의 이름으로 배포하면 볼륨의 이름이 그대로 유지됩니다.',
  },
  'stack-network-driver': {
    title: '스택은 이 드라이버의 네트워크를 만들 수 없습니다',
    help: '스택의 서비스는 Swarm 전체에 걸친 네트워크만 사용할 수 있습니다. 메시지에 나온 명령으로 네트워크를 미리 만드십시오.',
  },
  'stack-network-mode': {
    title: 'Swarm에 없는 네트워크 모드입니다',
    help: 'Swarm에는 스택의 네트워크와 호스트의 네트워크만 있으며 모든 태스크가 적어도 한 네트워크에 속합니다.',
  },
  'stack-network-name': {
    title: 'Swarm에서 쓸 수 없는 네트워크 이름입니다',
    help: '이름은 영문자, 숫자, `-`, `_`로 63자 이내이고 양 끝이 영문자나 숫자여야 합니다. `name`이 없으면 스택의 이름과 `_`도 포함하여 셉니다.',
  },
  'stack-network-options': {
    title: '이미 있는 네트워크의 옵션은 다시 배포해도 바뀌지 않습니다',
    help: '옵션을 바꾸려면 먼저 스택을 제거한 뒤 다시 배포하십시오.',
  },
  'stack-network-priority': {
    title: '네트워크의 우선순위는 의미가 없습니다',
    help: 'Swarm에는 네트워크의 순서가 없습니다.',
  },
  'stack-network-renamed': {
    title: '네트워크의 이름을 Swarm에서 쓸 수 있는 이름으로 바꿨습니다',
    help: 'Swarm의 네트워크 이름에는 점을 쓸 수 없고 `-`나 `_`로 끝날 수 없습니다. 점은 `-`가 되며, 이 네트워크에 연결하는 다른 쪽도 새 이름을 써야 합니다.',
  },
  'stack-network-scope': {
    title: '서비스가 연결할 수 없는 네트워크입니다',
    help: '서비스는 Swarm 전체에 걸친 네트워크와 `host`에는 연결할 수 있지만 `none`, `ingress`, 브리지에는 연결할 수 없습니다.',
  },
  'stack-object-name': {
    title: '시크릿, 컨피그 또는 볼륨의 이름이 올바르지 않거나 겹칩니다',
    help: '시크릿과 컨피그의 이름은 64자 이내로 서로 달라야 하고, 볼륨의 이름은 두 글자 이상이어야 합니다. 모두 영문자, 숫자, `-`, `_`, `.`만 쓸 수 있습니다.',
  },
  'stack-object-size': {
    title: '시크릿이나 컨피그가 비어 있거나 너무 큽니다',
    help: '시크릿과 컨피그는 매니저의 메모리에 보관됩니다. 비어 있을 수 없으며, 컨피그는 1,024,000바이트, 시크릿은 512,000바이트보다 작아야 합니다.',
  },
  'stack-reference': {
    title: '파일에 선언되지 않은 것을 서비스가 사용합니다',
    help: '서비스는 스택 파일에 선언된 네트워크, 볼륨, 시크릿, 컨피그만 사용할 수 있습니다. 이름을 확인하거나 선언을 추가하십시오.',
  },
  'stack-rotation': {
    title: '시크릿이나 컨피그의 내용이 바뀔 때마다 새것이 만들어집니다',
    help: 'Swarm에서는 내용을 바꿀 수 없으므로 이름에 내용의 체크섬이 붙습니다. 이전 것은 누군가 지울 때까지 남아 있습니다.',
  },
  'stack-schema': {
    title: '스택 파일이 해당 버전의 스키마에 맞지 않습니다',
    help: '클라이언트는 무엇보다 먼저 파일을 그 버전의 스키마로 검사합니다. 메시지에 나온 키와 값을 고치십시오.',
  },
  'stack-secret-driver': {
    title: '시크릿에 드라이버와 파일이 함께 있습니다',
    help: '시크릿은 드라이버와 파일 가운데 한 곳에서만 가져올 수 있습니다. 하나만 남기십시오.',
  },
  'stack-subnet': {
    title: '올바른 서브넷이 아닙니다',
    help: '서브넷은 `10.0.9.0/24`처럼 주소와 접두사의 길이로 씁니다.',
  },
  'stack-template': {
    title: 'Swarm이 알지 못하는 템플릿입니다',
    help: 'Swarm은 이곳의 두 중괄호 사이에 있는 것을 값으로 채우며, 알지 못하는 것은 거부합니다. 템플릿을 고치거나 지우십시오.',
  },
  'stack-template-kept': {
    title: 'Swarm이 태스크마다 채우는 템플릿을 그대로 두었습니다',
    help: '중괄호가 값에 그대로 남아야 한다면 컨피그 파일에 쓰십시오.',
  },
  'stack-tmpfs-option': {
    title: '메모리 파일 시스템의 크기 외의 옵션은 적용되지 않습니다',
    help: 'Swarm은 크기만 태스크에 전달합니다. 다른 옵션 없이도 동작하는지 확인하십시오.',
  },
  'stack-version': {
    title: '스택 파일의 버전이 올바르지 않거나 사용한 키를 지원하지 않습니다',
    help: '버전은 파일을 검사할 스키마를 정하며, 각 키는 그 키를 아는 버전을 필요로 합니다.',
  },
  'stack-yaml': {
    title: '따옴표 없이 쓰면 YAML 버전에 따라 다르게 읽히는 값입니다',
    help: 'YAML 1.1과 1.2는 일부 표기를 다르게 해석합니다. 숫자, 날짜, 참과 거짓처럼 보이는 문자열은 따옴표로 감싸야 합니다.',
  },
} satisfies Record<string, CodeText>;
