// The files that the exercise's page and its editor are made of, named in index.html as <link rel="ahead">, which means
// nothing to a browser: where they are worth fetching before anybody needs them, the page fetches them.
import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

const kLeast = 1_000; // characters
const kModules = ['/elements/exercise-page.ts', '/elements/code-editor.ts'];

export function ahead(): Plugin {
  return {
    name: 'parapet-ahead',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => filesOf(bundle).map(({ fileName }) => linkTo(fileName)),
    },
  };
}

/** Of the bundle, with what they import; not what the document begins with anyway, nor what is next to nothing. */
function filesOf(bundle: Rollup.OutputBundle): readonly Rollup.OutputChunk[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const own = chunks.filter(({ moduleIds }) => kModules.some((end) => moduleIds.some((id) => id.endsWith(end))));
  const named = new Set(own.flatMap(({ fileName, imports }) => [fileName, ...imports]));
  return chunks.filter((chunk) => named.has(chunk.fileName) && !chunk.isEntry && chunk.code.length >= kLeast);
}

function linkTo(file: string): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel: 'ahead', as: 'script', href: `./${file}` }, injectTo: 'head' };
}
