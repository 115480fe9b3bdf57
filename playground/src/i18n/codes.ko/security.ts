// Korean words for the codes of resources, devices, rights and users of containers on Kubernetes.
import type { CodeText } from '../texts';

export const security = {
  'api-socket-unsupported': {
    title: '클러스터에서는 Docker 엔진의 소켓을 빌려 쓸 수 없습니다',
    help: 'Compose는 Docker 엔진의 소켓을 컨테이너에 빌려줄 수 있지만, 클러스터의 노드는 Docker 엔진 없이 컨테이너를 실행합니다. Docker 대신 Kubernetes와 통신하는 도구를 사용하십시오.',
  },
  'blkio-unsupported': {
    title: '블록 장치의 비중이나 속도는 제한할 수 없습니다',
    help: 'Kubernetes에는 컨테이너별 블록 장치 설정이 없습니다. 대신 빠르거나 느린 볼륨을 제공하는 스토리지 클래스를 사용할 수 있습니다.',
  },
  'cpu-rounded': {
    title: 'CPU 값을 1000분의 1 단위로 올림했습니다',
    help: 'Kubernetes는 CPU를 1000분의 1 단위로 세므로 더 작은 단위는 올림합니다.',
  },
  'cpu-tuning-unsupported': {
    title: 'CPU의 세부 조정에 대응하는 설정이 없습니다',
    help: 'Kubernetes의 컨테이너에는 CPU 제한과 CPU 요청만 있습니다. 비중은 요청에 따라 정해지고 코어의 선택은 노드의 설정이므로, `cpus`나 `deploy.resources.reservations.cpus`를 사용하십시오.',
  },
  'credential-spec-unsupported': {
    title: 'Windows 관리 서비스 계정(gMSA)은 변환되지 않습니다',
    help: '클러스터의 관리자만 만들 수 있는 오브젝트가 필요합니다. 관리자에게 설정을 요청하십시오.',
  },
  'device-unsupported': {
    title: '장치를 Docker에서처럼 컨테이너에 줄 수 없습니다',
    help: 'Kubernetes는 장치 플러그인을 거쳐 셀 수 있는 리소스로 장치를 제공합니다. 장치 파일을 마운트하는 것만으로는 사용할 권한이 생기지 않습니다.',
  },
  'generic-resource-unsupported': {
    title: '어떤 확장 리소스를 뜻하는지 알 수 없습니다',
    help: 'Kubernetes는 `example.com/fpga`와 같은 이름으로 확장 리소스를 구별합니다. 장치 플러그인이 사용하는 이름을 쓰십시오.',
  },
  'gpu-approximated': {
    title: 'GPU의 개수만 요청하고 특정 GPU나 드라이버 옵션은 제외했습니다',
    help: '어떤 GPU인지와 드라이버 옵션은 장치 플러그인이 정합니다. 클러스터에 GPU 제조사의 장치 플러그인이 있어야 합니다.',
  },
  'group-name-unsupported': {
    title: '그룹은 올바른 숫자로 써야 합니다',
    help: '그룹의 이름은 이미지 안에서 정해지므로 Kubernetes는 숫자로만 그룹을 구별합니다. 그룹의 번호를 쓰십시오.',
  },
  'host-namespace': {
    title: '컨테이너가 노드의 프로세스나 공유 메모리를 볼 수 있습니다',
    help: '많은 클러스터가 이를 금지합니다. 꼭 필요하지 않으면 지우십시오.',
  },
  'isolation-unsupported': {
    title: 'Windows 컨테이너의 격리 방식은 고를 수 없습니다',
    help: '격리 방식은 노드나 관리자가 제공하는 `RuntimeClass`의 설정입니다. 관리자에게 문의하십시오.',
  },
  'limit-implies-request': {
    title: '예약이 없어 제한만큼 리소스를 예약합니다',
    help: 'Kubernetes는 요청이 없으면 제한과 같은 양을 예약합니다. 프로그램에 평소 필요한 양을 `deploy.resources.reservations`에 쓰십시오.',
  },
  'namespace-unsupported': {
    title: '이 네임스페이스 설정에 대응하는 것이 없습니다',
    help: '파드의 컨테이너는 일부 네임스페이스를 서로 또는 노드와 공유할 수 있지만, 이 조합을 위한 필드는 Kubernetes에 없습니다.',
  },
  'oom-unsupported': {
    title: '메모리 부족 시의 종료 우선순위는 정할 수 없습니다',
    help: '노드는 메모리 요청과 제한을 보고 우선순위를 정하며, 요청과 제한이 같은 컨테이너를 가장 나중에 종료합니다. 이 서비스를 가장 나중까지 남기려면 두 값을 같게 쓰십시오.',
  },
  'pids-limit-unsupported': {
    title: '프로세스 수 제한은 노드의 설정입니다',
    help: '파드의 프로세스 수는 노드에서 모든 파드에 똑같이 제한합니다.',
  },
  'request-exceeds-limit': {
    title: '예약한 양이 제한보다 큽니다',
    help: '컨테이너가 쓸 수 있는 것보다 더 많이 예약할 수는 없습니다. 예약을 낮추거나 제한을 높이십시오.',
  },
  'restricted-capability-dropped': {
    title: '`restricted` 수준에서 허용되지 않는 권한(capability)을 제외했습니다',
    help: '파드 보안 표준의 `restricted`는 `NET_BIND_SERVICE` 하나만 허용합니다. 프로그램이 그 권한 없이 동작하는지 확인하거나 서비스에 `x-kubernetes: {security: compose}`를 쓰십시오.',
  },
  'restricted-user-assumed': {
    title: '이미지의 사용자가 root가 아닌 숫자 사용자라고 가정합니다',
    help: '파드 보안 표준의 `restricted`는 root를 금지합니다. 이미지의 사용자가 root이거나 숫자가 아닌 이름이면 노드가 시작을 거부하므로, `user: "1000"`처럼 숫자를 쓰십시오.',
  },
  'restricted-violation': {
    title: 'Compose 파일의 요청을 `restricted` 수준이 금지합니다',
    help: '파드 보안 표준의 `restricted`에서는 API 서버가 이 파드를 거부합니다. 해당 설정을 지우거나 서비스에 `x-kubernetes: {security: compose}`를 쓰십시오.',
  },
  'runtime-class-required': {
    title: '컨테이너 런타임을 쓰려면 클러스터에 `RuntimeClass`가 있어야 합니다',
    help: '런타임이 노드에 설치되어 있고 클러스터의 `RuntimeClass`로 등록되어 있어야 합니다. 클러스터 관리자에게 요청하십시오.',
  },
  'security-opt-unsupported': {
    title: '보안 옵션에 대응하는 설정이 없습니다',
    help: '컨테이너의 보안 컨텍스트(`securityContext`)에 이 옵션에 해당하는 것이 없습니다. 이 옵션 없이 실행되어도 되는지 확인하십시오.',
  },
  'swap-unsupported': {
    title: '스왑은 파드에서 설정할 수 없습니다',
    help: '컨테이너의 스왑 사용 여부는 노드의 설정이며 파드가 요청할 수 없습니다.',
  },
  'sysctl-unsafe': {
    title: '허용되지 않는 커널 매개변수를 제외했습니다',
    help: 'Kubernetes는 일부 커널 매개변수만 허용하며, 다른 것을 쓰면 노드가 허용하지 않는 한 파드가 시작되지 않습니다. 필요하면 노드에서 설정하십시오.',
  },
  'ulimits-unsupported': {
    title: '프로세스의 리소스 한도(ulimit)는 노드의 설정을 따릅니다',
    help: '한도는 노드의 컨테이너 런타임에서 정해집니다. 더 높은 한도가 필요하면 노드를 그렇게 설정하십시오.',
  },
  'unprivileged-ports': {
    title: '일반 사용자도 1024 미만의 포트를 열 수 있게 했습니다',
    help: 'Docker는 모든 사용자에게 1024 미만의 포트를 허용하며, 여기서도 같은 것을 요청합니다.',
  },
  'user-name-unsupported': {
    title: '사용자는 올바른 숫자로 써야 합니다',
    help: '사용자의 이름은 이미지 안에서 정해지므로 Kubernetes는 숫자로만 구별하며, 지금은 이미지의 사용자로 실행됩니다. `1000:1000`처럼 쓰십시오. `docker run --rm IMAGE id`로 확인할 수 있습니다.',
  },
} satisfies Record<string, CodeText>;
