// Korean words for the codes of how containers start, are checked, wait, stop and are counted on Kubernetes.
import type { CodeText } from '../texts';

export const workload = {
  'always-restarted': {
    title: '컨테이너가 종료되면 항상 다시 시작됩니다',
    help: '`Deployment`는 종료된 컨테이너를 언제나 다시 시작하지만 Compose는 멈춘 채로 둡니다. 계속 실행할 서비스면 `restart: always`, 끝나는 작업이면 `restart: "no"`를 쓰십시오.',
  },
  'autoscaler-without-request': {
    title: '리소스 요청이 없어 오토스케일러가 동작하지 않습니다',
    help: '오토스케일러는 파드의 CPU나 메모리 사용량을 요청량과 비교하므로, 요청이 없으면 파드 수가 그대로입니다. `deploy.resources.reservations`에 평소 필요한 양을 쓰십시오.',
  },
  'build-not-converted': {
    title: '이미지 빌드는 변환에 포함되지 않습니다',
    help: '클러스터는 이미지를 빌드하지 않고 가져옵니다. 매니페스트를 적용하기 전에 이미지를 빌드하여 모든 노드가 읽을 수 있는 레지스트리에 푸시하십시오.',
  },
  'client-only-key': {
    title: '클러스터에는 필요하지 않은 키입니다',
    help: 'Docker 클라이언트나 개발자의 머신을 위한 키이므로 클러스터에 대응하는 것이 필요하지 않습니다.',
  },
  'command-empty': {
    title: '명령이 비어 있어 이미지의 명령이 실행됩니다',
    help: 'Docker에서 빈 명령은 이미지 자체의 명령을 실행한다는 뜻이며, 여기서도 같습니다.',
  },
  'depends-on-optional': {
    title: '선택적인 의존성은 기다리지 않습니다',
    help: '`required: false`인 의존성이므로, 의존성이 준비되지 않아도 서비스가 시작됩니다.',
  },
  'depends-on-restart': {
    title: '의존성이 다시 만들어져도 파드는 다시 시작되지 않습니다',
    help: 'Compose는 의존성과 함께 서비스를 다시 시작할 수 있지만 파드는 서로 독립적입니다. 애플리케이션이 스스로 다시 연결하게 하십시오.',
  },
  'depends-on-started': {
    title: '시작 순서가 지켜지지 않고 모두 한꺼번에 시작됩니다',
    help: '다른 서비스에 아직 접속할 수 없으면 스스로 다시 시도해야 합니다. 그럴 수 없으면 `condition: service_healthy`를 써서 기다리게 하십시오.',
  },
  'develop-not-converted': {
    title: '개발용 감시(watch) 규칙은 변환되지 않습니다',
    help: '`develop`의 규칙은 개발 중에 실행 중인 컨테이너로 파일을 복사합니다. 클러스터에서는 대신 새 이미지를 롤아웃합니다.',
  },
  'entrypoint-clear-unsupported': {
    title: '이미지의 엔트리포인트를 없앨 수 없습니다',
    help: 'Kubernetes는 엔트리포인트를 바꿀 수 있지만 없앨 수는 없으므로 이미지의 엔트리포인트가 실행됩니다. 실행할 프로그램을 인수와 함께 `command`에 모두 쓰십시오.',
  },
  'global-job-approximated': {
    title: '작업이 모든 노드가 아니라 한 번만 실행됩니다',
    help: 'Kubernetes에는 모든 노드에서 한 번씩 실행되는 작업이 없습니다. 노드마다 실행해야 한다면 계속 실행되는 서비스로 바꾸는 방법을 검토하십시오.',
  },
  'group-of-one': {
    title: '그룹에 서비스가 하나뿐이어서 그룹이 아무 효과도 없습니다',
    help: '그룹은 여러 서비스를 한 파드에 넣습니다. 다른 서비스에도 같은 그룹을 지정하거나 레이블을 지우십시오.',
  },
  'hook-option-unsupported': {
    title: '훅의 사용자나 권한은 바꿀 수 없습니다',
    help: 'Kubernetes의 훅은 컨테이너 안에서 컨테이너의 사용자와 권한으로 실행됩니다. 서비스 전체가 그렇게 실행되어도 된다면 서비스의 설정을 바꾸십시오.',
  },
  'hook-shell-wrapped': {
    title: '훅이 셸을 거쳐 실행됩니다',
    help: 'Kubernetes는 훅에 명령 하나만 받으므로, 훅이 여럿이거나 폴더나 변수를 지정하면 셸이 필요합니다. 이미지에 `/bin/sh`가 있어야 합니다.',
  },
  'image-untagged': {
    title: '이미지에 고정된 태그가 없습니다',
    help: '이미지가 언제든 바뀔 수 있으며 Kubernetes가 시작할 때마다 가져옵니다. 콜론 뒤에 버전을 쓰십시오.',
  },
  'init-shared-pid': {
    title: '파드의 컨테이너들이 프로세스 공간을 공유합니다',
    help: 'Docker의 init 프로세스는 종료된 프로세스를 정리합니다. Kubernetes에서는 프로세스 공간을 공유하여 파드의 첫 프로세스가 그 일을 합니다.',
  },
  'job-immutable': {
    title: '이미 있는 `Job`은 변경할 수 없습니다',
    help: 'Kubernetes는 존재하는 `Job`의 파드를 바꾸지 않습니다. 변경한 버전을 적용하기 전에 `kubectl delete job`으로 지우십시오.',
  },
  'job-restart-always': {
    title: '`Job`은 성공적으로 끝나면 다시 시작되지 않습니다',
    help: 'Compose라면 컨테이너를 다시 시작했을 것입니다. 계속 실행되어야 한다면 `Job`으로 변환하지 마십시오.',
  },
  'liveness-tight': {
    title: '시작하는 중에도 헬스 체크가 계속 실패하면 컨테이너가 재시작됩니다',
    help: '시작이 오래 걸리는 프로그램은 끝없이 재시작될 수 있습니다. `start_period`를 시작에 필요한 시간만큼 정하거나 `--probes readiness`로 변환하십시오.',
  },
  'logging-by-kubelet': {
    title: '로그의 크기와 개수는 노드의 설정을 따릅니다',
    help: '노드가 컨테이너의 출력을 파일에 쓰고 순환하므로 파드에는 이 설정이 없습니다. 로그는 `kubectl logs`로 볼 수 있습니다.',
  },
  'logging-unsupported': {
    title: 'Docker의 로그 드라이버는 사용할 수 없습니다',
    help: '로그 드라이버는 Docker 엔진의 기능입니다. 클러스터에서는 각 노드의 에이전트가 모든 컨테이너의 출력을 모으므로, 그 에이전트가 같은 곳으로 보내게 하십시오.',
  },
  'max-replicas-approximated': {
    title: '노드당 최대 레플리카 수를 분산 규칙으로 근사했습니다',
    help: 'Kubernetes는 한 노드에서 실행되는 파드의 수가 아니라 노드 사이의 불균형을 제한합니다.',
  },
  'model-binding': {
    title: '언어 모델에 관한 변수를 Compose 파일의 내용대로 설정했습니다',
    help: '서비스는 이 변수로 모델 서버의 주소나 모델의 이름을 알게 됩니다.',
  },
  'model-endpoint-missing': {
    title: '언어 모델을 실행하는 곳이 없어 주소를 설정하지 않았습니다',
    help: 'Docker는 모델을 직접 실행하고 서비스에 주소를 알려 줍니다. 클러스터에서 모델 서버를 실행하고 `environment`에 URL을 쓰거나 `--model-endpoint`로 지정하십시오.',
  },
  'model-option-unsupported': {
    title: '언어 모델의 옵션은 변환되지 않습니다',
    help: '모델을 실행하는 서버를 위한 옵션이며, 클러스터는 이미 있는 서버를 사용합니다. 그 모델 서버에서 설정하십시오.',
  },
  'placement-unsupported': {
    title: 'Swarm의 배치 조건을 변환할 수 없습니다',
    help: 'Kubernetes는 노드의 레이블로 파드를 배치하며, Swarm의 역할이나 ID는 알지 못합니다. `kubectl label node`로 노드에 레이블을 붙이고 `node.labels.NAME == VALUE`로 쓰십시오.',
  },
  'platform-variant-dropped': {
    title: '플랫폼의 변형(variant)을 제외했습니다',
    help: 'Kubernetes 노드는 아키텍처는 알리지만 `v7` 같은 변형은 알리지 않습니다.',
  },
  'preference-approximated': {
    title: '배치 선호도가 단계별이 아니라 한꺼번에 적용됩니다',
    help: 'Kubernetes는 한 레이블 안에서 다음 레이블로 나누지 않고, 주어진 모든 레이블에 대해 동시에 파드를 분산합니다.',
  },
  'pre-start-every-pod': {
    title: '시작 전 단계가 파드가 시작될 때마다 실행됩니다',
    help: 'Compose는 이런 단계를 한 번 실행하지만 Kubernetes는 레플리카마다, 파드가 시작될 때마다 실행합니다. 다시 실행해도 문제가 없게 하십시오.',
  },
  'pre-stop-cannot-abort': {
    title: '종료 전 훅이 실패해도 컨테이너는 중지됩니다',
    help: 'Kubernetes는 훅의 성공 여부와 관계없이 컨테이너를 중지합니다.',
  },
  'probe-mapped': {
    title: '비정상 컨테이너는 결국 재시작됩니다',
    help: 'Compose는 컨테이너의 상태를 보여 주기만 합니다. Kubernetes는 비정상 컨테이너를 `Service`에서 빼고 결국 재시작합니다.',
  },
  'probe-native': {
    title: '이미지 안의 프로그램 대신 노드가 직접 컨테이너를 검사합니다',
    help: '노드는 파드의 주소로 검사하므로 127.0.0.1에서만 수신하는 프로그램에는 접속할 수 없습니다. 프로그램이 모든 주소에서 수신하는지 확인하십시오.',
  },
  'probe-rounded': {
    title: '프로브의 시간을 초 단위로 올림했습니다',
    help: 'Kubernetes는 프로브의 시간을 정수 초로 셉니다.',
  },
  'probe-test-unknown': {
    title: '헬스 체크의 내용을 알 수 없어 프로브를 만들지 않았습니다',
    help: '헬스 체크가 이미지 안에 있거나 프로그램을 지정하지 않았습니다. `[CMD, pg_isready]`처럼 실행할 프로그램을 `test`에 쓰십시오.',
  },
  'provider-unsupported': {
    title: '제공자(provider)가 실행하는 서비스는 제외됩니다',
    help: '제공자는 개발자의 머신에서 무언가를 준비하고 Compose에 접속 방법을 알려 주는 프로그램입니다. 매니페스트에 담을 수 없으므로 직접 준비하십시오.',
  },
  'pull-policy-interval': {
    title: '이미지를 가져오는 간격은 지정할 수 없습니다',
    help: 'Kubernetes는 이미지를 항상 가져오거나, 가져오지 않거나, 없을 때만 가져옵니다.',
  },
  'replicas-with-autoscaler': {
    title: '파드의 수는 고정된 값이 아니라 오토스케일러가 정합니다',
    help: '고정된 수를 함께 쓰면 두 값이 번갈아 적용되므로 `replicas`를 출력하지 않습니다.',
  },
  'replicas-with-global': {
    title: '레플리카 수와 관계없이 노드마다 하나씩 실행됩니다',
    help: '`DaemonSet`은 모든 노드에서 파드를 하나씩 실행합니다. `replicas`는 지워도 됩니다.',
  },
  'restart-timing-unsupported': {
    title: '재시작 간격과 횟수는 정할 수 없습니다',
    help: '노드는 실패한 컨테이너를 10초에서 시작하여 두 배씩, 최대 5분까지 늘어나는 간격을 두고 다시 시작합니다.',
  },
  'rollback-uses-update-strategy': {
    title: '롤백도 업데이트와 같은 전략을 사용합니다',
    help: '롤아웃을 되돌리는 것은 이전 버전으로 롤아웃하는 것이므로 `update_config`의 설정을 따릅니다.',
  },
  'shared-pod-conflict': {
    title: '한 파드를 공유하는 서비스들의 설정이 서로 다릅니다',
    help: '네트워크 네임스페이스를 공유하는 서비스들은 한 파드가 되며, 파드에는 이 설정이 하나뿐입니다. 첫 번째 서비스의 설정이 적용되므로 같은 값으로 맞추십시오.',
  },
  'shared-pod-network': {
    title: '한 파드에 있는 서비스들은 네트워크도 공유합니다',
    help: '프로세스나 메모리를 공유하는 컨테이너는 한 파드에 들어가므로 네트워크도 함께 씁니다. 같은 포트를 쓰지 않는지 확인하십시오.',
  },
  'stop-signal-unsupported': {
    title: '지정한 중지 신호를 보낼 수 없습니다',
    help: 'Kubernetes는 이미지가 정한 신호(`STOPSIGNAL`)를 보내고, 없으면 SIGTERM을 보냅니다. 다른 신호는 Dockerfile에 쓰거나 `pre_stop` 훅에서 보내십시오.',
  },
  'update-approximated': {
    title: '업데이트 설정을 가장 가까운 것으로 옮겼습니다',
    help: 'Kubernetes는 성공하지 못한 업데이트를 멈추고 기다릴 뿐 다른 동작은 하지 않습니다.',
  },
  'wait-job': {
    title: '파드가 시작될 때마다 `Job`이 끝나기를 기다립니다',
    help: '의존하는 `Job`이 완료되어야 서비스가 시작되며, `Job`이 실패하면 끝없이 기다립니다.',
  },
  'wait-not-possible': {
    title: '서비스가 의존성을 기다릴 수 없습니다',
    help: '서비스가 먼저 시작될 수 있습니다. 의존성이 응답할 때까지 프로그램이 다시 시도하게 하십시오.',
  },
  'wait-no-port': {
    title: '의존성의 포트를 알 수 없어 기다리지 않습니다',
    help: '기다리려면 접속을 시도해야 하는데 알려진 TCP 포트가 없습니다. 의존하는 서비스의 `expose`에 포트를 쓰십시오.',
  },
  'wait-port-assumed': {
    title: '의존성의 포트를 그 소프트웨어의 기본 포트로 가정했습니다',
    help: 'Compose 파일에 포트가 없습니다. 맞는 포트를 `expose`에 쓰십시오.',
  },
  'wait-tcp': {
    title: '파드가 시작될 때마다 의존성에 접속할 수 있을 때까지 기다립니다',
    help: '의존하는 서비스에 접속이 되면 이 서비스가 시작됩니다.',
  },
} satisfies Record<string, CodeText>;
