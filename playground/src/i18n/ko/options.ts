// 옵션 패널에 쓰이는 말. 변환기 옵션의 설명은 따로 있다.
import type { options as en } from '../en/options';

export const options = {
  'options.project': '프로젝트',
  'options.output': '출력',
  'options.name': '프로젝트 이름',
  'options.nameHelp': '파일에 `name:`이 없을 때 쓰는 이름입니다. 비워 두면 `project`가 됩니다.',
  'options.files': 'Compose 파일',
  'options.filesHelp': '이 순서로 합치며 뒤의 파일이 우선합니다.',
  'options.profiles': '프로필',
  'options.profilesHelp': '공백으로 구분합니다. `*`는 모두를 뜻합니다.',
  'options.variables': '변수',
  'options.variablesHelp': '한 줄에 하나씩 `TAG=1.27`처럼 씁니다. `.env`의 변수보다 우선합니다.',
  'options.strictCompose': 'Docker Compose가 거부하는 것은 거부',
  'options.strictComposeHelp': '뜻이 분명해서 경고만 하고 받아들이던 것도 거부합니다.',
  'options.namespace': '네임스페이스',
  'options.namespaceHelp': '새로 만들어 모든 오브젝트를 넣을 Kubernetes 네임스페이스입니다.',
  'options.format': '형식',
  'options.strict': '손실이 있으면 거부',
  'options.strictHelp': '프로젝트에서 하나라도 잃는 것이 있으면 결과를 만들지 않습니다.',
  'options.default': '{value}(기본값)',
  'options.perLine': '한 줄에 하나씩',
  'options.find': '옵션 찾기',
  'options.resetOne': '{name} 초기화',
  'options.resetAll': '모두 초기화',
  'options.line': '터미널에서 같은 일을 하는 명령',
} satisfies Record<keyof typeof en, string>;
