// The list of what can be written at the caret. It is the engine that knows; this only asks and shows. Loaded when the
// editor is first used.
import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { CompleteAnswer } from '../engine/protocol';

export type Ask = (position: number) => Promise<CompleteAnswer | null>;

const types = { key: 'property', value: 'constant', reference: 'variable' } as const;

export function completion(ask: Ask): Extension {
  return autocompletion({ override: [(context) => complete(context, ask)], maxRenderedOptions: 100 });
}

async function complete(context: CompletionContext, ask: Ask): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[\w.${-]+$/);
  if (!word && !context.explicit) return null;
  const answer = await ask(context.pos);
  if (!answer || answer.items.length === 0 || context.aborted) return null;
  return {
    from: answer.from,
    to: answer.to,
    options: answer.items.map(({ label, insert, kind, detail, documentation }): Completion => {
      return { label, apply: insert, type: types[kind], ...(detail !== '' && { detail }), ...(documentation !== '' && { info: documentation }) };
    }),
    validFor: /^[\w.-]*$/,
  };
}
