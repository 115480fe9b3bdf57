// What every option of a conversion does, in Korean, by the option's name. Loaded only by pages that speak Korean.
import type { OptionText } from './texts';

/** The words for each option; an option that two targets have does the same for both. */
export const options: Readonly<Record<string, OptionText>> = {
  'kubernetes-version': { title: 'Kubernetes 버전', help: '매니페스트를 받아야 하는 가장 오래된 Kubernetes 버전' },
  expose: { title: '외부 공개 방식', help: '게시한 포트에 클러스터 밖에서 접속하는 방법' },
  host: { title: '호스트 이름', help: '`Ingress`와 경로(route)의 호스트 이름. `{service}`는 서비스 이름으로 바뀝니다' },
  gateway: { title: 'Gateway', help: '경로(route)가 속하는 `Gateway`: NAME 또는 NAMESPACE/NAME' },
  'gateway-class': { title: 'Gateway 클래스', help: '새로 만들 `Gateway`의 클래스' },
  'ingress-class': { title: 'Ingress 클래스', help: '`Ingress`의 클래스' },
  controller: { title: '워크로드 종류', help: 'Compose 파일이 정하지 않은 서비스의 워크로드 종류' },
  'volume-size': { title: '볼륨 크기', help: '이름 있는 볼륨의 클레임(PVC) 크기' },
  'storage-class': { title: '스토리지 클래스', help: '클레임(PVC)의 스토리지 클래스' },
  'access-mode': { title: '접근 모드', help: '클레임(PVC)을 사용할 수 있는 노드와 파드의 범위' },
  'seed-volumes': { title: '볼륨 채우기', help: '빈 클레임(PVC)을 이미지의 같은 위치에 있는 파일로 채울지 여부' },
  'bind-mounts': { title: '바인드 마운트', help: '바인드 마운트를 변환하는 방식' },
  'bind-root': { title: '프로젝트 밖의 폴더', help: '출력에 파일을 포함해도 되는 프로젝트 밖의 폴더. 여러 번 지정할 수 있습니다' },
  'secret-values': { title: '시크릿 값', help: '출력에 시크릿의 값을 넣을지 여부' },
  'env-files': { title: '환경 변수 파일', help: '환경 변수 파일의 변수를 두는 위치' },
  'sensitive-env': { title: '민감한 변수', help: '비밀번호처럼 민감한 변수를 두는 위치' },
  'config-hash': { title: '설정 변경 시 재시작', help: '어떤 설정이 바뀌면 파드를 다시 시작할지' },
  probes: { title: '프로브', help: '헬스 체크로 만들 프로브의 종류' },
  'probe-style': { title: '프로브 방식', help: '프로브가 헬스 체크의 명령을 실행할지, 명령 없이 같은 것을 검사할지' },
  'wait-for': { title: '의존성 대기', help: '서비스가 의존하는 서비스를 기다릴지 여부' },
  'wait-image': { title: '포트 대기 이미지', help: '포트를 기다리는 컨테이너의 이미지' },
  'kubectl-image': { title: 'Job 대기 이미지', help: '`Job`을 기다리는 컨테이너의 이미지' },
  'network-policies': { title: '네트워크 정책', help: '네트워크를 `NetworkPolicy`로 변환할지 여부' },
  security: { title: '보안 수준', help: '컨테이너의 권한: Compose에서와 같게 할지, 파드 보안 표준이 허용하는 만큼만 줄지' },
  'unsafe-sysctls': { title: '금지된 sysctl', help: '클러스터가 기본으로 금지하는 sysctl을 처리하는 방식' },
  'image-prefix': { title: '이미지 이름 접두사', help: '프로젝트가 빌드하는 이미지의 이름 앞에 붙일 것. 예: registry.example.com/team' },
  'gpu-resource': { title: 'GPU 리소스', help: 'GPU를 나타내는 리소스' },
  'model-endpoint': { title: '언어 모델 주소', help: '언어 모델 서버의 주소' },
  'rewrite-hosts': { title: '호스트 이름 바꾸기', help: 'Kubernetes에서 쓸 수 없는 서비스 이름을 다른 서비스가 호스트로 쓸 때 처리하는 방식' },
  pdb: { title: '중단 예산(PDB)', help: '파드가 여럿인 서비스에 `PodDisruptionBudget`을 둘지 여부' },
  stack: { title: '스택 이름', help: '스택을 배포할 이름' },
  'hash-len': { title: '체크섬 자릿수', help: '시크릿과 컨피그의 이름에 붙는 체크섬의 자릿수' },
  'no-hash': { title: '체크섬 생략', help: '시크릿과 컨피그의 이름에 체크섬을 붙이지 않기' },
  'hash-salt': { title: '체크섬 솔트', help: '이름에서 값을 짐작할 수 없도록 시크릿의 체크섬에 섞는 문자열' },
  'publish-loopback': { title: '루프백 포트 게시', help: '한 머신에만 열려 있던 포트를 모든 노드의 모든 주소에 게시하기' },
  'gpu-kind': { title: 'GPU 이름', help: '노드가 GPU를 알리는 이름' },
  jobs: { title: '작업으로 변환', help: '끝까지 실행되고 종료되는 서비스를 작업으로 만들기' },
};

/** The defaults that the engine says in words. */
export const defaults: Readonly<Record<string, string>> = {
  'that of the cluster': '클러스터의 기본값',
  'that of the project': '프로젝트의 이름',
};
