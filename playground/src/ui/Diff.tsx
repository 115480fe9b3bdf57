// The comparison: what has changed since the project was opened, or since it was last shared.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import '../styles/diff.css';
import { DiffView } from '../editor/diff';
import { t } from '../i18n';
import { asText, moment, projectAt, resultOf, side, type Moment, type Side } from '../state/comparison';
import { lastShared } from '../state/sharing';
import { files, good, stale, target } from '../state/store';

type Before = { text: string } | 'waiting' | 'refused' | 'failed' | 'none';

const moments: Moment[] = ['opened', 'shared'];
const sides: Side[] = ['result', 'project'];

export function Diff() {
  const before = useBefore();
  const after = side.value === 'project' ? asText(files.value) : good.value && asText(good.value.files);
  // A result that is not that of the text as it stands says nothing about the text.
  const isOld = side.value === 'result' && stale.value;
  const label = t('diff.label', { side: t(`diff.${side.value}`), moment: t(`diff.${moment.value}`) });
  return (
    <>
      <div class="diff-bar">
        <Choice label={t('diff.side')} values={sides} chosen={side.value} onChoose={(value) => (side.value = value)} />
        <Choice label={t('diff.moment')} values={moments} chosen={moment.value} onChoose={(value) => (moment.value = value)} />
      </div>
      {isOld && good.value && <p class="notice">{t('result.lastGood')}</p>}
      <Outcome isOld={isOld} before={before} after={after} label={label} />
    </>
  );
}

interface OutcomeProps {
  isOld: boolean;
  before: Before;
  after: string | null;
  label: string;
}

function Outcome({ isOld, before, after, label }: OutcomeProps) {
  if (before === 'waiting') return null;
  if (before === 'none') return <p class="nothing">{t('diff.neverShared')}</p>;
  if (before === 'failed') return <p class="notice error">{t('diff.failed')}</p>;
  if (before === 'refused') return <p class="nothing">{t('diff.refused')}</p>;
  if (after === null) return <p class="nothing">{t('result.none')}</p>;
  if (before.text === after) return isOld ? null : <p class="nothing">{t('diff.equal', { moment: t(`diff.${moment.value}`) })}</p>;
  return <Difference before={before.text} after={after} label={label} />;
}

function Difference({ before, after, label }: { before: string; after: string; label: string }) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<DiffView | null>(null);
  useLayoutEffect(() => {
    if (!host.current) return;
    view.current = new DiffView(host.current);
    return () => view.current?.destroy();
  }, []);
  useLayoutEffect(() => view.current?.show({ before, after, label }), [before, after, label]);
  return <div class="editor diff" ref={host} />;
}

/** The text of the earlier moment; a result of then is worked out now. */
function useBefore(): Before {
  const [before, setBefore] = useState<Before>('waiting');
  const inputs = [moment.value, side.value, target.value, lastShared.value, projectAt(moment.value)?.files];
  useEffect(() => {
    let wanted = true;
    const project = projectAt(moment.value);
    if (!project) setBefore('none');
    else if (side.value === 'project') setBefore({ text: asText(project.files) });
    else {
      resultOf(project).then(
        (found) => wanted && setBefore(found ? { text: asText(found) } : 'refused'),
        () => wanted && setBefore('failed'),
      );
    }
    return () => void (wanted = false);
  }, inputs.slice(0, 4).concat(moment.value === 'opened' ? [inputs[4]] : []));
  return before;
}

interface ChoiceProps<T extends string> {
  label: string;
  values: readonly T[];
  chosen: T;
  onChoose(value: T): void;
}

function Choice<T extends Moment | Side>({ label, values, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <label>
      <span>{label}</span>
      <select value={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.value as T)}>
        {values.map((value) => (
          <option key={value} value={value}>
            {t(`diff.${value}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
