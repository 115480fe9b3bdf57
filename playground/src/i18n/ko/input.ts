// 프로젝트 파일과 편집기에 쓰이는 말.
import type { input as en } from '../en/input';

export const input = {
  'input.label': 'Compose 프로젝트',
  'input.files': '프로젝트 파일',
  'input.editor': '{path}, Compose 프로젝트 파일',
  'file.add': '파일 추가',
  'file.addHint': '`compose.override.yaml`, `.env`, 또는 프로젝트가 언급하는 파일 등.',
  'file.addName': '이름',
  'file.addSubmit': '추가',
  'file.remove': '{path} 삭제',
  'file.needsName': '파일 이름을 입력하세요.',
  'file.outside': '이름은 프로젝트 안을 가리켜야 합니다. /로 시작하거나 ..을 포함할 수 없습니다.',
  'file.exists': '이미 있는 파일입니다: {path}',
} satisfies Record<keyof typeof en, string>;
