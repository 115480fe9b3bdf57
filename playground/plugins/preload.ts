// Tells the browser in the head of the page what the first script will ask for: the engine, and the code of
// the page itself. So both are on their way while the first script is.
import type { HtmlTagDescriptor, Plugin } from 'vite';

const wanted: { name: RegExp; attrs: Record<string, string> }[] = [
  { name: /\.wasm$/, attrs: { rel: 'preload', as: 'fetch', type: 'application/wasm', crossorigin: '' } },
  { name: /(^|\/)main-[^/]*\.js$/, attrs: { rel: 'modulepreload' } },
];

export function preload(): Plugin {
  return {
    name: 'preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) => {
        const names = Object.keys(bundle ?? {});
        return wanted.flatMap(({ name, attrs }): HtmlTagDescriptor[] => {
          const found = names.filter((file) => name.test(file));
          if (found.length === 0) throw new Error(`The build has no file like ${name}; plugins/preload.ts has to be told its new name.`);
          return found.map((file) => ({ tag: 'link', attrs: { ...attrs, href: `./${file}` }, injectTo: 'head' }));
        });
      },
    },
  };
}
