// The example projects of the repository, bundled as text.
import { read, type Example } from './read';

export type { Example };

const texts = import.meta.glob<string>('../../../examples/*/**', {
  query: '?raw',
  import: 'default',
  eager: true,
  exhaustive: true,
});

// From the first steps to the whole of Swarm; an example that is missing here comes last.
const order = [
  'flask-redis',
  'wordpress',
  'nextjs-postgres',
  'kompose-leaves-out',
  'two-environments',
  'building-blocks',
  'web-mysql-links',
  'todo-list',
  'image-gallery',
  'webserver-redis',
  'todo-list-postgres',
  'numbers',
  'mysql-spring',
  'monitoring',
  'traefik',
  'kafka',
  'gpu',
  'swarm-secrets',
];

export const examples: Example[] = read(texts).sort((a, b) => rank(a.name) - rank(b.name));

function rank(name: string): number {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
}
