// Keys as a keyboard has them.
import { keyNames } from '../state/commands';

export function Keys({ keys }: { keys: string }) {
  return (
    <span class="keys">
      {keyNames(keys).map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </span>
  );
}
