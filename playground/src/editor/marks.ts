// A gutter whose marks the latest answer sets; between two answers they keep to their lines.
import { RangeSet, StateField, type EditorState, type Extension, type StateEffectType } from '@codemirror/state';
import { gutter, type GutterMarker } from '@codemirror/view';

/** `draw` makes the marks of what the effect `set` brings. */
export function gutterOf<T>(name: string, set: StateEffectType<T>, draw: (value: T, state: EditorState) => RangeSet<GutterMarker>): Extension {
  const marks = StateField.define<RangeSet<GutterMarker>>({
    create: () => RangeSet.empty,
    update(marks, { effects, changes, docChanged, state }) {
      const effect = effects.find((effect) => effect.is(set));
      if (effect) return draw(effect.value as T, state);
      return docChanged ? marks.map(changes) : marks;
    },
  });
  return [marks, gutter({ class: name, markers: (view) => view.state.field(marks) })];
}
