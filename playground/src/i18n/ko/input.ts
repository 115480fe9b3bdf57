// 프로젝트 파일과 편집기에 쓰이는 말.
import type { input as en } from '../en/input';

export const input = {
  'input.label': 'Compose 프로젝트',
  'input.files': '프로젝트 파일',
  'input.editor': '{path}, Compose 프로젝트 파일',
  'empty.hint': 'Compose 파일을 붙여 넣거나, 파일이나 폴더를 여기에 놓으십시오.',
  'empty.files': '파일 선택',
  'empty.folder': '폴더 선택',
  'empty.example': '예제 열기',
  'empty.private': '파일은 이 페이지에서만 읽으며 어디로도 보내지 않습니다.',
  'take.all': '파일 {count}개를 열었습니다.',
  'take.some': '파일 {count}개를 열었습니다. 너무 크거나 텍스트가 아닌 {left}개는 제외했습니다.',
  'file.add': '파일 추가',
  'file.addHint': '예: `compose.override.yaml`, `.env`, 프로젝트가 참조하는 파일.',
  'file.addName': '이름',
  'file.addSubmit': '추가',
  'file.remove': '{path} 삭제',
  'file.removed': '{path} 파일을 삭제했습니다.',
  'file.bringBack': '삭제 취소',
  'file.needsName': '파일 이름을 입력하십시오.',
  'file.outside': '파일은 프로젝트 안에 있어야 합니다. 이름은 /로 시작하거나 ..을 포함할 수 없습니다.',
  'file.exists': '{path} 파일이 이미 있습니다.',
} satisfies Record<keyof typeof en, string>;
