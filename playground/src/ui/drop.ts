// Lets files and folders be dropped anywhere on the page, also on an editor, which would take in their text itself.

export function allowDrop(target: Document = document): void {
  const root = target.documentElement;
  const show = (shown: boolean) => root.classList.toggle('dropping', shown);
  const on = (name: 'dragover' | 'drop' | 'dragleave' | 'dragend', handle: (event: DragEvent) => void) =>
    target.addEventListener(name, handle, { capture: true });
  on('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(true);
  });
  on('dragleave', (event) => {
    if (event.relatedTarget === null) show(false);
  });
  on('dragend', () => show(false));
  on('drop', (event) => {
    show(false);
    const items = event.dataTransfer?.items;
    if (!items || !hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    // The list is empty once the event is over, so the entries are taken out of it at once.
    const dropped = [...items].map((item) => item.webkitGetAsEntry() ?? item.getAsFile()).filter((each) => each !== null);
    void import('../state/take').then(async ({ receiveFiles, takeDropped }) => receiveFiles(await takeDropped(dropped)));
  });
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
