// The files that the exercise's page and its editor are made of, named in index.html as <link rel="ahead">, which means
// nothing to a browser: where they are worth fetching before anybody needs them, the page makes it rel="prefetch".
import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

const kModules = ['/elements/exercise-page.ts', '/elements/code-editor.ts'];

export function ahead(): Plugin {
  return {
    name: 'parapet-ahead',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => [...filesOf(bundle)].map(linkTo),
    },
  };
}

/** Of the bundle, with what they import; not what the document begins with anyway. */
function filesOf(bundle: Rollup.OutputBundle): ReadonlySet<string> {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const files = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  const first = files.size;
  const waiting = chunks.filter(({ moduleIds }) => kModules.some((end) => moduleIds.some((id) => id.endsWith(end))));
  for (const { fileName, imports } of waiting) {
    files.add(fileName);
    waiting.push(...chunks.filter((chunk) => imports.includes(chunk.fileName) && !files.has(chunk.fileName)));
  }
  return new Set([...files].slice(first));
}

function linkTo(file: string): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel: 'ahead', as: 'script', href: `./${file}` }, injectTo: 'head' };
}
