// Korean words for the codes of services on Swarm: how tasks run, are placed, checked, updated and reached.
import type { CodeText } from '../texts';

export const swarm = {
  'stack-bind-mount': {
    title: '바인드 마운트는 태스크를 실행하는 노드의 경로를 사용합니다',
    help: 'Swarm은 파일을 복사하지도 없는 폴더를 만들지도 않으므로, 태스크가 실행될 수 있는 모든 노드에 이 경로가 있어야 합니다. 파일은 `configs`나 `secrets`로, 데이터는 볼륨으로 제공하십시오.',
  },
  'stack-condition-lost': {
    title: 'Swarm은 다른 서비스의 준비를 기다리지 않습니다',
    help: 'Swarm은 모든 서비스를 한꺼번에 시작합니다. 준비가 안 된 동안 태스크가 오류로 끝나게 하면 Swarm이 성공할 때까지 다시 시작합니다.',
  },
  'stack-constraint': {
    title: '배치 조건(constraint)이 올바르지 않습니다',
    help: '조건은 노드의 속성 하나를 `==`나 `!=`로 값과 비교합니다. 없는 속성을 쓰면 어떤 노드도 맞지 않아 서비스가 실행되지 않으므로, 레이블은 `node.labels.NAME`으로 쓰십시오.',
  },
  'stack-container-name': {
    title: '컨테이너 이름이 서비스의 별칭이 됩니다',
    help: 'Swarm은 컨테이너의 이름을 직접 정합니다. 다른 서비스는 네트워크의 별칭을 통해 여전히 이 이름으로 접속할 수 있습니다.',
  },
  'stack-cpus': {
    title: 'Swarm이 받지 않는 CPU 값입니다',
    help: 'Swarm은 CPU를 10억분의 1 단위로 세며 태스크에 최소 0.001을 줍니다. `0.5`와 같은 값을 쓰십시오.',
  },
  'stack-dns-address': {
    title: 'DNS 서버가 IP 주소가 아닙니다',
    help: 'DNS 서버를 이름으로 쓰면 그 이름을 찾기 위한 DNS 서버가 또 필요합니다. 서버의 주소를 쓰십시오.',
  },
  'stack-dnsrr-ports': {
    title: '`endpoint_mode: dnsrr`인 서비스의 포트는 라우팅 메시로 게시할 수 없습니다',
    help: '가상 주소가 없으면 라우팅 메시가 포트를 게시할 수 없습니다. 포트를 `mode: host`로 게시하거나 `endpoint_mode`를 지우십시오.',
  },
  'stack-duplicate-port': {
    title: '같은 포트를 두 번 게시합니다',
    help: '라우팅 메시는 모든 노드에서 수신하므로 게시한 포트 하나는 한 서비스로만 이어집니다. 하나를 다른 포트로 게시하십시오.',
  },
  'stack-empty-command': {
    title: '명령을 비워도 이미지의 명령이 실행됩니다',
    help: 'Compose에서 빈 명령은 이미지의 명령을 없애지만 스택 파일로는 그렇게 할 수 없습니다. 실행할 명령을 모두 쓰십시오.',
  },
  'stack-endpoint-mode': {
    title: '`endpoint_mode`에 쓸 수 없는 값입니다',
    help: '클라이언트는 가상 주소(`vip`)나 DNS(`dnsrr`)로 서비스의 태스크를 찾습니다. 둘 중 하나를 쓰십시오.',
  },
  'stack-env-pass-through': {
    title: '값이 없는 변수는 배포하는 셸에서 가져옵니다',
    help: '`docker stack deploy`는 Compose와 달리 `.env`를 읽지 않으므로, 배포하는 셸에서 변수를 지정해야 합니다.',
  },
  'stack-gpu': {
    title: 'GPU는 노드가 알리는 개수로만 요청할 수 있습니다',
    help: 'Swarm은 GPU를 각 노드의 엔진이 `daemon.json`에서 알리는 셀 수 있는 리소스로만 다루므로 장치, 드라이버, 기능을 고를 수 없습니다. GPU가 있는 노드마다 `node-generic-resources`를 설정하십시오.',
  },
  'stack-healthcheck': {
    title: '헬스 체크에 Swarm이 거부하는 값이 있습니다',
    help: 'Swarm은 음수나 1밀리초보다 짧은 시간을 거부합니다. 값을 고치십시오.',
  },
  'stack-hooks': {
    title: '시작 및 중지 훅은 Swarm에서 실행되지 않습니다',
    help: 'Swarm은 컨테이너가 시작하거나 중지되기 전후에 명령을 실행하지 않습니다. 이미지의 엔트리포인트 스크립트가 대신하게 하십시오.',
  },
  'stack-host-ip': {
    title: '포트가 지정한 주소가 아니라 노드의 모든 주소에서 열립니다',
    help: 'Swarm은 노드의 모든 주소에 포트를 게시합니다. 방화벽으로 접근을 제한하십시오.',
  },
  'stack-host-network': {
    title: '노드의 네트워크를 쓰는 서비스의 포트와 별칭은 제외됩니다',
    help: '이런 태스크는 노드의 포트와 이름을 그대로 쓰므로 포트를 게시할 수 없고 별칭도 없습니다. 포트는 실행되는 노드에서 게시하지 않아도 열립니다.',
  },
  'stack-host-port': {
    title: '`mode: host`인 포트 때문에 노드마다 태스크를 하나만 실행할 수 있습니다',
    help: '이 포트는 노드에 속합니다. 새 태스크는 기존 태스크가 사라질 때까지 기다립니다.',
  },
  'stack-ignored': {
    title: 'Swarm에 대응하는 설정이 없어 제외됩니다',
    help: '스택은 이 설정 없이 배포됩니다. 없어도 서비스가 동작하는지 확인하십시오.',
  },
  'stack-image': {
    title: '서비스에 이미지가 없습니다',
    help: 'Swarm은 이미지를 실행할 뿐 빌드하지 않으므로 모든 서비스에 `image`가 있어야 합니다.',
  },
  'stack-job': {
    title: '작업에는 `update_config`를 쓸 수 없습니다',
    help: '작업은 끝까지 실행될 뿐 업데이트되지 않으므로 Swarm이 거부합니다. `update_config`를 지우십시오.',
  },
  'stack-job-reruns': {
    title: '배포할 때마다 작업이 다시 실행됩니다',
    help: '`docker stack deploy`는 변경 여부와 관계없이 작업을 다시 실행합니다. 다시 실행해도 문제가 없게 하십시오.',
  },
  'stack-job-update': {
    title: '작업은 업데이트되지 않으므로 `update_config`를 제외했습니다',
    help: '작업은 끝까지 실행될 뿐 업데이트되지 않으며, Swarm은 작업의 `update_config`를 거부합니다.',
  },
  'stack-link-unshared': {
    title: '링크로 연결한 서비스들이 공유하는 네트워크가 없습니다',
    help: '링크는 두 서비스가 함께 속한 네트워크의 별칭입니다. 두 서비스를 같은 네트워크에 연결하십시오.',
  },
  'stack-loopback-port': {
    title: '이 머신에만 열려 있던 포트는 Swarm에서 그대로 게시할 수 없습니다',
    help: 'Swarm은 포트를 모든 노드에서 누구에게나 열기 때문에, 요청하지 않으면 게시하지 않습니다. 그래도 열려면 주소를 빼고 게시하거나 `--publish-loopback`을 사용하고, 방화벽으로 접근을 제한하십시오.',
  },
  'stack-memory': {
    title: '메모리가 태스크에 필요한 최솟값보다 작습니다',
    help: '태스크에는 4 MiB 이상의 메모리가 필요하며 Swarm은 그보다 작은 값을 거부합니다. `4m` 이상을 쓰십시오.',
  },
  'stack-mode': {
    title: '서비스의 모드와 태스크 수가 맞지 않습니다',
    help: '복제되는 서비스만 태스크 수를 가지며, 그 수는 음수가 아니어야 합니다. `mode`와 `replicas`를 확인하십시오.',
  },
  'stack-models': {
    title: 'Swarm은 언어 모델을 실행하지 않습니다',
    help: 'Docker Model Runner는 Docker Desktop과 Docker Engine의 일부이며 Swarm이 다루지 않습니다. 모델을 다른 곳에서 실행하고 그 주소를 서비스에 알려 주십시오.',
  },
  'stack-node-data': {
    title: '로컬 볼륨의 내용은 노드마다 다릅니다',
    help: '로컬 볼륨은 한 노드에만 있으므로, 태스크가 옮겨 가면 이름만 같은 빈 볼륨으로 시작합니다. `deploy.placement.constraints`로 서비스를 한 노드에 고정하십시오.',
  },
  'stack-not-expressible': {
    title: 'Swarm으로 표현할 수 없는 설정입니다',
    help: 'Swarm의 태스크는 이런 방식으로 네트워크나 컨테이너를 공유하지 않습니다. 두 서비스를 같은 네트워크에 연결해 이름으로 접속하게 하거나, 같은 볼륨을 마운트하십시오.',
  },
  'stack-port': {
    title: '올바른 포트가 아닙니다',
    help: '포트는 1에서 65535 사이의 정수입니다.',
  },
  'stack-port-hints': {
    title: '포트의 이름과 애플리케이션 프로토콜은 스택 파일에 남지 않습니다',
    help: '사람과 다른 도구를 위한 정보이므로 서비스의 동작에는 영향이 없습니다.',
  },
  'stack-port-range': {
    title: '범위의 모든 포트가 서비스로 이어집니다',
    help: 'Compose는 범위에서 비어 있는 포트 하나를 게시하지만 Swarm은 고를 수 없습니다. 포트 하나만 필요하면 하나만 쓰십시오.',
  },
  'stack-proxy-labels': {
    title: '리버스 프록시는 컨테이너가 아니라 서비스의 레이블을 읽습니다',
    help: 'Swarm에서 서비스의 레이블은 `deploy.labels`에 있습니다. 프록시를 위한 레이블을 그곳으로 옮기십시오.',
  },
  'stack-pull-policy': {
    title: '이미지를 언제 확인할지는 배포할 때 정합니다',
    help: '`docker stack deploy --resolve-image`에 `always`, `changed`, `never` 가운데 하나를 지정하십시오.',
  },
  'stack-reservation': {
    title: '메모리의 소프트 제한이 예약으로 바뀝니다',
    help: 'Compose의 소프트 제한은 Swarm이 태스크를 위해 노드에 비워 두는 양이 됩니다.',
  },
  'stack-resource': {
    title: 'Swarm이 제한할 수 없는 리소스입니다',
    help: 'Swarm은 CPU, 메모리, 프로세스 수만 제한합니다. 다른 제한은 적용되지 않습니다.',
  },
  'stack-restart-condition': {
    title: '재시작 정책의 값이 올바르지 않습니다',
    help: '재시작 정책의 횟수와 시간은 음수일 수 없습니다. 값을 고치십시오.',
  },
  'stack-restart-default': {
    title: 'Swarm은 종료된 태스크를 다시 시작합니다',
    help: '재시작 정책이 없으면 Compose는 종료된 컨테이너를 그대로 두지만 Swarm은 5초 뒤에 새 태스크를 시작합니다. `restart`에 `"no"`, `on-failure`, `always` 가운데 뜻하는 것을 쓰십시오.',
  },
  'stack-security': {
    title: 'Swarm에 대응하는 격리 및 보안 설정이 없습니다',
    help: '태스크는 Docker가 기본으로 제공하는 격리 상태에서 실행됩니다. 그래도 되는지 확인하십시오.',
  },
  'stack-service-name': {
    title: 'Swarm에서 쓸 수 없는 서비스 이름입니다',
    help: 'Swarm은 서비스 이름 앞에 스택 이름과 `_`를 붙입니다. 전체는 영문자, 숫자, `-`, `_`로 63자 이내여야 하고 영문자나 숫자로 끝나야 하며, 이름이 서로 겹치지 않아야 합니다.',
  },
  'stack-service-renamed': {
    title: '서비스의 이름을 Swarm에서 쓸 수 있는 이름으로 바꿨습니다',
    help: 'Swarm은 서비스 이름에 점을 허용하지 않으며 `-`나 `_`로 끝날 수 없습니다. 이전 이름은 별칭이 되어 다른 서비스가 계속 사용할 수 있습니다.',
  },
  'stack-start-order': {
    title: '시작 순서가 지켜지지 않고 모두 한꺼번에 시작됩니다',
    help: 'Swarm은 모든 서비스를 한꺼번에 시작합니다. 다른 서비스에 접속할 수 없으면 프로그램이 다시 시도하게 하십시오.',
  },
  'stack-static-address': {
    title: '태스크의 주소는 고를 수 없습니다',
    help: 'Swarm이 태스크에 주소를 줍니다. 서비스는 이름으로 서로를 찾으므로 이름을 사용하십시오.',
  },
  'stack-ulimit': {
    title: '`ulimits`의 이름이나 값이 올바르지 않습니다',
    help: '한도의 이름은 `nofile`처럼 영문 소문자로 된 단어이고, 소프트 한도는 하드 한도를 넘을 수 없습니다.',
  },
  'stack-unhealthy-replaced': {
    title: '비정상 태스크는 새 태스크로 교체됩니다',
    help: 'Swarm은 헬스 체크에 실패한 태스크를 멈추고 다른 태스크를 시작하지만, Compose는 비정상이라고 보여 주기만 합니다.',
  },
  'stack-update': {
    title: '업데이트 설정의 값이 올바르지 않습니다',
    help: '업데이트의 횟수와 시간은 음수일 수 없고 비율은 0에서 1 사이여야 하며, 롤백을 다시 롤백할 수는 없습니다. 값을 고치십시오.',
  },
} satisfies Record<string, CodeText>;
