// The words about the project's files and their editor.
export const input = {
  'input.label': 'Compose project',
  'input.files': 'Files of the project',
  'input.editor': '{path}, file of the Compose project',
  'file.add': 'Add a file',
  'file.addHint': 'Such as `compose.override.yaml`, `.env`, or a file that the project mentions.',
  'file.addName': 'Name',
  'file.addSubmit': 'Add',
  'file.remove': 'Remove {path}',
  'file.needsName': 'The file needs a name.',
  'file.outside': 'The name has to lie inside the project: no leading / and no .. in it.',
  'file.exists': 'There is a file {path} already.',
};
