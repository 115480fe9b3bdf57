// Korean words for the codes of volumes, bind mounts and what becomes of them on Kubernetes.
import type { CodeText } from '../texts';

export const storage = {
  'access-mode-conflict': {
    title: '클레임(PVC)의 접근 모드가 볼륨의 사용 방식과 맞지 않습니다',
    help: '`ReadOnlyMany`에서는 아무도 쓸 수 없고 `ReadWriteOncePod`에서는 파드 하나만 쓸 수 있습니다. 마운트를 `:ro`로 바꾸거나 다른 접근 모드를 고르십시오.',
  },
  'anonymous-volume-emptydir': {
    title: '이름 없는 볼륨의 내용은 파드와 함께 사라집니다',
    help: '이름 없는 볼륨은 컨테이너 하나에 속하므로 Kubernetes에서는 빈 폴더(`emptyDir`)가 됩니다. 내용을 보존하려면 `data:/data`처럼 볼륨에 이름을 붙이십시오.',
  },
  'anonymous-volume-promoted': {
    title: '다른 서비스도 쓰는 이름 없는 볼륨이 클레임(PVC)이 됩니다',
    help: '다른 서비스가 `volumes_from`으로 이 볼륨을 마운트하므로, 양쪽에서 가리킬 수 있는 이름이 필요합니다.',
  },
  'bind-content-unavailable': {
    title: '바인드 마운트의 파일을 읽을 수 없어 무엇인지 판단할 수 없습니다',
    help: '설정 파일인지 데이터 폴더인지는 파일을 보아야 알 수 있는데 여기서는 읽을 수 없습니다. 파일이 있는 곳에서 명령줄로 변환하십시오.',
  },
  'bind-copy-needed': {
    title: '마운트한 프로젝트 폴더가 빈 클레임(PVC)이 되므로 파일을 복사해야 합니다',
    help: '컨테이너의 이미지가 이 폴더에서 빌드되지 않아 파일이 이미지에 없습니다. `build`로 파일을 이미지에 넣거나, 파드가 실행된 뒤 `kubectl cp`로 복사하십시오.',
  },
  'bind-file-writable': {
    title: '크거나 쓰기가 가능해야 하는 파일 하나는 마운트할 수 없습니다',
    help: '파일 하나는 `ConfigMap`에서만 마운트할 수 있으며, 이는 읽기 전용이고 최대 1 MiB입니다. 읽기만 한다면 `:ro`를 붙이고, 아니면 그 폴더를 이름 있는 볼륨으로 마운트하십시오.',
  },
  'bind-force-impossible': {
    title: '바인드 마운트를 요청한 형태로 바꿀 수 없습니다',
    help: '옵션, 레이블 또는 `x-kubernetes`가 정한 형태를 그 경로의 파일들이 허용하지 않습니다. 서비스의 `x-kubernetes.bindMounts`에서 이 경로만 다르게 정하십시오.',
  },
  'bind-mount-skipped': {
    title: '바인드 마운트를 제외했습니다',
    help: '이런 마운트는 대개 개발 중에 이미지의 코드를 소스 코드로 덮습니다. 클러스터에서는 이미지에 든 코드가 실행되므로, 필요한 파일이 이미지에 있는지 확인하십시오.',
  },
  'bind-outside-project': {
    title: '프로젝트 폴더 밖의 파일은 매니페스트에 넣지 않습니다',
    help: '프로젝트 밖의 파일은 한 머신에 속한 것이므로 마운트되지 않습니다. 파일을 프로젝트로 복사하거나, `--bind-root`로 그 폴더를 지정하여 변환하십시오.',
  },
  'bind-path-missing': {
    title: '바인드 마운트의 경로에 아무것도 없어 빈 클레임(PVC)이 됩니다',
    help: 'Docker라면 빈 폴더를 만들었을 것이며, 여기서는 클레임이 그 자리를 대신합니다. 파일이 있어야 한다면 경로를 확인하십시오.',
  },
  'bind-read-only': {
    title: 'Compose 파일에서는 쓸 수 있던 마운트가 읽기 전용이 됩니다',
    help: '`ConfigMap`이나 `Secret`에서 온 파일에는 쓸 수 없습니다. 프로그램이 그곳에 쓴다면 이름 있는 볼륨을 사용하십시오.',
  },
  'bind-to-claim': {
    title: '바인드 마운트가 빈 상태로 시작하는 클레임(PVC)이 됩니다',
    help: '이 머신의 폴더는 클러스터에 없으므로 클레임이 대신합니다. 파드가 실행된 뒤 `kubectl cp`로 파일을 한 번 복사하십시오.',
  },
  'cluster-volume': {
    title: 'Swarm의 클러스터 볼륨이 스토리지 클래스의 클레임(PVC)이 됩니다',
    help: 'Swarm의 클러스터 볼륨은 자신의 스토리지를 직접 정하지만, 클레임은 클러스터의 스토리지 클래스가 제공하는 것을 받습니다. 알맞은 스토리지 클래스가 있는지 확인하십시오.',
  },
  'configmap-large': {
    title: '일반 `kubectl apply`로 적용하기에는 오브젝트가 너무 큽니다',
    help: '클라이언트 측 `kubectl apply`는 오브젝트의 사본을 최대 256 KiB인 어노테이션에 저장합니다. `kubectl apply --server-side`로 적용하십시오.',
  },
  'daemonset-shared-volume': {
    title: '모든 노드에서 실행되는 서비스가 한 노드에서만 마운트할 수 있는 클레임(PVC)을 사용합니다',
    help: '클레임은 한 노드에서 마운트할 수 있지만 `DaemonSet`은 모든 노드에서 실행됩니다. 노드 경로의 바인드 마운트나 NFS처럼 여러 노드가 마운트할 수 있는 스토리지를 사용하십시오.',
  },
  'docker-socket-mount': {
    title: '노드에는 대개 Docker 소켓이 없어 파드가 시작되지 않습니다',
    help: '대부분의 노드는 containerd나 CRI-O를 사용하며 Docker 소켓이 없습니다. Docker 대신 Kubernetes와 통신하는 도구를 사용하십시오.',
  },
  'file-owner-ignored': {
    title: '마운트한 파일의 소유자 설정은 적용되지 않습니다',
    help: 'Kubernetes가 마운트하는 파일은 root의 소유이며, 누가 읽을 수 있는지는 파일 모드가 정합니다. 다른 사용자가 읽어야 한다면 모드를 확인하십시오.',
  },
  'fsgroup-set': {
    title: '컨테이너의 사용자가 볼륨에 쓸 수 있도록 `fsGroup`을 설정했습니다',
    help: '새 클레임(PVC)은 root의 소유입니다. Docker에서 볼륨이 이미지 폴더의 소유자를 이어받듯이, `fsGroup`은 컨테이너의 사용자가 볼륨에 쓸 수 있게 합니다.',
  },
  'host-path-mount': {
    title: '파드가 실행되는 노드의 경로를 그대로 마운트합니다',
    help: '노드마다 파일이 다르며, `hostPath`를 금지하는 클러스터도 많습니다. 모든 노드에 이 경로가 있고 클러스터가 허용하는지 확인하거나 마운트를 지우십시오.',
  },
  'image-volume-unsupported': {
    title: '이미지를 볼륨으로 마운트하지 않습니다',
    help: '이미지를 마운트하려면 Kubernetes 1.33 이상과 이를 지원하는 컨테이너 런타임이 필요합니다. 클러스터가 지원하면 `--kubernetes-version 1.33`으로 변환하고, 아니면 Dockerfile에서 그 이미지의 파일을 복사하십시오.',
  },
  'mount-conflict': {
    title: '컨테이너 안의 마운트 경로가 잘못되었거나 서로 충돌합니다',
    help: '컨테이너의 한 경로에는 마운트가 하나만 있을 수 있고, 볼륨 안의 경로는 그 볼륨을 벗어날 수 없습니다. 마운트마다 겹치지 않는 올바른 경로를 쓰십시오.',
  },
  'mount-option-ignored': {
    title: '마운트 옵션이 적용되지 않습니다',
    help: '이 마운트가 변환된 볼륨 종류에는 대응하는 옵션이 없습니다. 그 옵션 없이도 프로그램이 동작하는지 확인하십시오.',
  },
  'nested-volume-skipped': {
    title: '소스 코드 마운트와 함께 그 안의 볼륨도 제외했습니다',
    help: '이 볼륨은 소스 코드 마운트 아래에서 이미지의 파일이 계속 보이게 하는 역할만 했습니다. 그 마운트가 없으므로 볼륨도 필요하지 않습니다.',
  },
  'nfs-volume': {
    title: '볼륨이 NFS 서버의 폴더입니다',
    help: '파드가 어느 노드에서든 실행될 수 있으므로, 모든 노드가 이 서버에 접근할 수 있는지 확인하십시오.',
  },
  'npipe-unsupported': {
    title: '명명된 파이프는 마운트할 수 없습니다',
    help: '명명된 파이프는 Windows 머신 한 대에 속하므로 클러스터에는 대응하는 것이 없습니다. 네트워크로 통신하도록 바꾸십시오.',
  },
  'object-too-large': {
    title: '오브젝트가 Kubernetes의 한도인 1 MiB를 넘습니다',
    help: 'Kubernetes는 1 MiB까지의 오브젝트만 저장합니다. 큰 파일은 이미지나 볼륨에 넣으십시오.',
  },
  'per-replica-volumes': {
    title: '파드마다 각자의 볼륨을 사용합니다',
    help: '`StatefulSet`의 파드는 각각 자기 볼륨을 갖지만, Compose에서는 서비스의 모든 컨테이너가 볼륨을 공유합니다. 모든 파드가 같은 파일을 보아야 한다면 볼륨에 `x-kubernetes: {claim: shared}`를 쓰십시오.',
  },
  'recreate-strategy': {
    title: '볼륨 때문에 기존 파드를 모두 멈춘 뒤에 새 파드를 시작합니다',
    help: '볼륨은 한 노드에서만 마운트할 수 있으므로 기존 파드가 먼저 멈춰야 합니다. 업데이트하는 동안 서비스가 잠시 중단됩니다.',
  },
  'shared-volume-affinity': {
    title: '같은 볼륨을 쓰는 파드가 모두 한 노드에서 실행됩니다',
    help: '일반적인 클레임(PVC)은 한 노드에서만 마운트할 수 있습니다. 파드를 여러 노드에 나누려면 여러 노드가 마운트할 수 있는 스토리지와 접근 모드를 사용하십시오.',
  },
  'storage-opt-approximated': {
    title: '디스크 사용 한도가 Docker와 다르게 적용됩니다',
    help: 'Docker는 디스크가 가득 찼다고 알리지만 Kubernetes는 한도를 넘긴 파드를 축출합니다. 한도가 충분한지 확인하십시오.',
  },
  'tmpfs-option-ignored': {
    title: '메모리 볼륨의 크기 외의 옵션은 적용되지 않습니다',
    help: 'Kubernetes의 메모리 볼륨에는 크기 외의 옵션이 없으며, 컨테이너 안의 누구나 쓸 수 있습니다.',
  },
  'tmpfs-volume-not-shared': {
    title: '메모리 볼륨은 파드 사이에서 공유되지 않습니다',
    help: '메모리 볼륨은 파드 하나에 속하므로 파드마다 따로 생깁니다. 서비스들이 이 볼륨으로 파일을 주고받는다면 클레임(PVC)으로 바꾸십시오.',
  },
  'volume-affinity-conflict': {
    title: '볼륨 때문에 한 노드에 모여야 할 파드들을 다른 설정이 금지합니다',
    help: '파드들이 볼륨을 함께 쓰려면 같은 노드에 있어야 하는데 다른 설정과 어긋납니다. 배치 설정을 바꾸거나 여러 노드가 마운트할 수 있는 스토리지를 사용하십시오.',
  },
  'volume-driver-unsupported': {
    title: '볼륨 드라이버의 설정은 적용되지 않습니다',
    help: '볼륨 드라이버는 Docker 엔진의 플러그인입니다. 클러스터에서는 클레임(PVC)의 스토리지 클래스가 데이터의 저장 위치를 정합니다.',
  },
  'volume-not-seeded': {
    title: '새 볼륨이 이미지의 파일 없이 빈 상태로 시작합니다',
    help: 'Docker는 새 볼륨을 이미지의 같은 경로에 있는 파일로 채우지만 Kubernetes는 그렇지 않습니다. 이미지에 그 파일이 필요하면 엔트리포인트가 만들게 하십시오.',
  },
  'volume-size-assumed': {
    title: '볼륨의 크기를 기본값으로 정했습니다',
    help: '클레임(PVC)에는 크기가 필요하지만 Compose의 볼륨에는 크기가 없습니다. `--volume-size`나 볼륨 또는 서비스의 `kompose.volume.size` 레이블로 정하십시오.',
  },
  'volumes-from-container': {
    title: '프로젝트에 없는 컨테이너의 볼륨은 마운트할 수 없습니다',
    help: '`volumes_from`이 가리키는 컨테이너가 이 프로젝트의 서비스가 아닙니다. 대신 이름 있는 볼륨을 양쪽에 마운트하십시오.',
  },
} satisfies Record<string, CodeText>;
