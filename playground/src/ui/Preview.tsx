// What a fix would change.
import { changedLines } from '../editor/fix';
import type { Help } from '../engine/protocol';
import { editor } from '../state/store';

/** The lines that go and the lines that come. */
export function Preview({ help: { edits } }: { help: Help }) {
  const files = [...new Set(edits.map(({ file }) => file))];
  const lines = files.flatMap((file) => changedLines(editor.text(file), edits.filter((edit) => edit.file === file)));
  return (
    <pre class="fix-preview">
      {lines.map(({ before, after }, at) => (before === null ? <ins key={at}>{`+ ${after}`}</ins> : <del key={at}>{`- ${before}`}</del>))}
    </pre>
  );
}
