// Korean words for the codes of ports, names, networks and the ways in from outside on Kubernetes.
import type { CodeText } from '../texts';

export const network = {
  'alias-skipped': {
    title: '서비스나 호스트의 추가 이름을 쓸 수 없습니다',
    help: '별칭, 링크, 컨테이너 이름은 각각 하나의 `Service`가 되므로, 다른 `Service`와 겹치지 않는 DNS 이름이어야 합니다. 다른 서비스에서는 원래 서비스 이름을 사용하십시오.',
  },
  'bridge-network': {
    title: 'Kubernetes에서는 서비스마다 이름이 있습니다',
    help: 'Docker의 기본 브리지 네트워크에서는 컨테이너가 서로의 이름을 알지 못합니다. Kubernetes에서는 모든 서비스를 이름으로 찾을 수 있습니다.',
  },
  'dns-setting-invalid': {
    title: '클러스터가 받지 않는 DNS 설정을 제외했습니다',
    help: '네임 서버는 주소로, 검색 도메인은 DNS 이름으로, 옵션은 `ndots:2`처럼 이름을 갖추어 쓰십시오.',
  },
  'dns-fallback': {
    title: '지정한 DNS 서버에는 클러스터의 DNS 다음으로 질의합니다',
    help: '서비스 이름이 동작하도록 파드는 먼저 클러스터의 DNS에 질의하고, 그다음에 이 서버들에 질의합니다.',
  },
  'domainname-unsupported': {
    title: '파드의 도메인은 고를 수 없습니다',
    help: '파드의 도메인은 네임스페이스와 클러스터의 도메인으로 정해집니다. `domainname`은 효과가 없으므로 지워도 됩니다.',
  },
  'external-link-unsupported': {
    title: '다른 프로젝트의 컨테이너로 향하는 링크는 변환되지 않습니다',
    help: '클러스터에서는 그 컨테이너에 `Service`를 통해 접속하며, 이는 상대 애플리케이션이 제공하거나 직접 만들어야 합니다.',
  },
  'external-network': {
    title: '다른 프로젝트와 공유하는 네트워크이므로 만들지 않습니다',
    help: '네트워크 정책은 네임스페이스와 관계없이 이 네트워크의 레이블이 있는 모든 파드를 허용합니다. 상대 쪽 파드에도 같은 레이블이 있어야 합니다.',
  },
  'gateway-missing': {
    title: '경로(route)가 사용할 `Gateway`가 지정되지 않았습니다',
    help: '경로는 `Gateway`에 속하며 클러스터에는 `Gateway`가 여럿 있을 수 있습니다. `--gateway NAMESPACE/NAME`으로 지정하거나, `--gateway-class CLASS`로 새 `Gateway`를 출력하게 하십시오.',
  },
  'host-gateway-unsupported': {
    title: '`host-gateway`로 쓴 호스트는 제외됩니다',
    help: '`host-gateway`는 Docker를 실행하는 머신을 뜻하지만, 파드에는 고정된 주소의 그런 머신이 없습니다. 접속할 대상의 주소나 `Service` 이름을 사용하십시오.',
  },
  'host-ip-ignored': {
    title: '포트를 특정 주소에만 열 수 없습니다',
    help: '한 머신의 주소는 클러스터에서 의미가 없으므로 포트는 클러스터가 주는 모든 주소에서 열립니다. 방화벽으로 접근을 제한하십시오.',
  },
  'host-network': {
    title: '파드가 노드의 네트워크를 그대로 사용합니다',
    help: '다른 파드와 포트가 충돌할 수 있고 네트워크 정책이 적용되지 않으며, 서비스들이 localhost에서 서로를 찾지 못합니다. 꼭 필요하지 않으면 `network_mode: host`를 지우십시오.',
  },
  'host-reference-broken': {
    title: 'Kubernetes에 없는 호스트 이름일 수 있는 값이 있습니다',
    help: '서비스나 컨테이너의 이름이 Kubernetes에서는 다르지만, 이 값이 정말 호스트를 뜻하는지 알 수 없어 그대로 두었습니다. 호스트라면 Compose 파일에서 Kubernetes에서도 쓸 수 있는 서비스 이름을 사용하십시오.',
  },
  'host-reference-rewritten': {
    title: '값에 들어 있는 서비스의 호스트 이름을 새 이름으로 바꿨습니다',
    help: '서비스가 Kubernetes에서 다른 이름을 쓰므로 다른 서비스에 있는 주소도 함께 바꿉니다. 그대로 두려면 `--rewrite-hosts off`를 사용하십시오.',
  },
  'hostname-cut': {
    title: '파드의 호스트 이름이 지정한 것과 달라집니다',
    help: '파드의 호스트 이름은 점이 없는 레이블 하나이고 도메인은 클러스터가 정하며, `StatefulSet`의 파드는 각자 고유한 이름을 갖습니다.',
  },
  'http-port-chosen': {
    title: 'HTTP로 보이는 여러 포트 가운데 하나를 골랐습니다',
    help: '호스트 이름으로 온 요청은 한 포트로만 전달됩니다. 다른 포트여야 한다면 `x-kubernetes`의 `port`로 지정하십시오.',
  },
  'https-backend': {
    title: '서비스가 TLS를 직접 처리하므로 요청을 전달하는 쪽에 알려야 합니다',
    help: '컨트롤러는 따로 알리지 않으면 서비스와 평문 HTTP로 통신하며, 알리는 방법은 컨트롤러마다 다릅니다. 컨트롤러의 어노테이션을 추가하거나 평문 HTTP 포트를 사용하십시오.',
  },
  'ingress-host-missing': {
    title: '두 서비스가 같은 호스트와 경로의 요청을 받게 됩니다',
    help: '요청은 호스트 이름과 경로로 구분하므로, 둘이 같으면 두 서비스 모두에 도달할 수는 없습니다. `--host "{service}.example.com"`이나 `kompose.service.expose` 레이블로 서비스마다 호스트를 정하십시오.',
  },
  'ip-family-ignored': {
    title: 'IPv4와 IPv6 설정은 적용되지 않습니다',
    help: '파드가 IPv4와 IPv6 가운데 어떤 주소를 갖는지는 클러스터를 설치할 때 정해집니다.',
  },
  'ipam-unsupported': {
    title: '네트워크의 주소 범위는 정할 수 없습니다',
    help: '파드의 주소는 클러스터를 설치할 때 정한 범위에서 나옵니다. 애플리케이션이 주소 대신 이름을 사용하게 하십시오.',
  },
  'loopback-port-not-exposed': {
    title: '이 머신에만 열려 있던 포트는 클러스터 안에만 열립니다',
    help: '루프백 주소에만 바인딩된 포트이므로 밖으로 공개하지 않습니다. 이 머신에서 접속하려면 `kubectl port-forward`를 사용하십시오.',
  },
  'network-driver-unsupported': {
    title: '네트워크 드라이버는 사용되지 않습니다',
    help: '모든 파드는 클러스터의 한 네트워크에 있습니다. 플러그인이 네트워크를 더할 수는 있으나 이를 요청하는 표준 방법이 없습니다.',
  },
  'network-isolation-lost': {
    title: '네트워크로 나뉘어 있던 서비스들이 서로 접근할 수 있게 됩니다',
    help: '`NetworkPolicy`가 없으면 클러스터의 모든 파드가 서로 접근할 수 있습니다. 서비스를 분리하려면 `--network-policies`를 `auto`로 두십시오.',
  },
  'network-labels': {
    title: '네트워크의 레이블은 `NetworkPolicy`가 있을 때만 남습니다',
    help: '네트워크는 레이블과 정책으로 바뀌므로, 네트워크 자체의 레이블은 정책이 출력될 때만 둘 곳이 있습니다.',
  },
  'network-mode-container': {
    title: '이 방식으로는 네트워크를 공유할 수 없습니다',
    help: '`network_mode`가 가리키는 컨테이너가 이 프로젝트의 서비스가 아닙니다. 네트워크를 공유하려면 그 컨테이너를 서비스로 추가하십시오.',
  },
  'network-option-unsupported': {
    title: '네트워크 옵션에 대응하는 설정이 없습니다',
    help: 'Docker의 네트워크 드라이버를 위한 옵션이며, 클러스터는 그런 드라이버를 사용하지 않습니다. 이 옵션 없이도 되는지 확인하십시오.',
  },
  'network-policy-generated': {
    title: '누가 접속할 수 있는지 정하는 `NetworkPolicy`를 만들었습니다',
    help: 'Compose 파일에서 네트워크를 함께 쓰지 않는 서비스들을 분리합니다. 클러스터의 네트워크 플러그인이 `NetworkPolicy`를 적용하는지 확인하십시오.',
  },
  'nodeport-out-of-range': {
    title: '노드가 열 수 없는 포트이므로 클러스터가 포트를 고릅니다',
    help: '노드의 포트는 30000에서 32767 사이이고 각각 하나의 `Service`에 속합니다. 번호가 중요하면 이 범위의 포트를 게시하십시오.',
  },
  'port-inferred': {
    title: 'Compose 파일에 없지만 다른 서비스가 사용하는 포트를 추가했습니다',
    help: 'Compose에서는 서비스 사이의 모든 포트가 열려 있지만 `Service`는 나열된 포트만 전달합니다. `expose`에 포트를 써 두면 분명해집니다.',
  },
  'port-not-http': {
    title: 'HTTP가 아닌 것으로 보이는 포트는 클러스터 안에만 열립니다',
    help: '`Ingress`나 경로(route)는 HTTP 요청만 전달합니다. 다른 포트를 밖에 열려면 `LoadBalancer`나 `NodePort` 유형의 `Service`가 필요합니다.',
  },
  'proxy-labels-inert': {
    title: '프록시를 위한 컨테이너 레이블은 클러스터에서 효과가 없습니다',
    help: 'Traefik 같은 프록시는 Docker에서 컨테이너의 레이블을 읽지만 클러스터에는 Docker가 없습니다. 밖에서 접속하려면 `Ingress`나 `Gateway`를 사용하십시오.',
  },
  'published-on-internal': {
    title: '내부 네트워크에만 있는 서비스의 포트는 게시되지 않습니다',
    help: '서비스의 모든 네트워크가 내부용(`internal`)이며, Docker도 이런 포트를 게시하지 않습니다. 밖에 열어야 한다면 내부용이 아닌 네트워크에도 연결하십시오.',
  },
  'published-port-internal': {
    title: '게시한 포트는 클러스터 안에만 열립니다',
    help: '다른 서비스는 클러스터 안에서 이 포트에 접속합니다. 밖에서 접속하려면 `kubectl port-forward`를 쓰거나 서비스를 공개하십시오.',
  },
  'published-range': {
    title: '포트 범위에서 포트 하나를 골랐습니다',
    help: '게시 포트의 범위는 그 가운데 아무 포트나 하나를 쓸 수 있다는 뜻입니다. 번호가 중요하면 포트 하나를 쓰십시오.',
  },
  'single-network': {
    title: '네트워크 인터페이스의 순서와 게이트웨이 설정은 의미가 없습니다',
    help: '파드에는 네트워크 인터페이스가 하나뿐이므로 우선순위를 정할 대상이 없습니다.',
  },
  'static-address-unsupported': {
    title: '고정 주소와 인터페이스 설정은 적용되지 않습니다',
    help: '파드의 주소와 인터페이스는 클러스터의 네트워크가 정하며 파드마다 바뀝니다. 변하지 않는 서비스 이름을 대신 사용하십시오.',
  },
} satisfies Record<string, CodeText>;
