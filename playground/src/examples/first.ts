// The example that the page opens with; the others are loaded with the gallery.
import { read } from './read';

const texts = import.meta.glob<string>('../../../examples/flask-redis/**', {
  query: '?raw',
  import: 'default',
  eager: true,
  exhaustive: true,
});

export const [first] = read(texts);
