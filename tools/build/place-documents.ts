import { readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import type { Plugin } from 'vite';

const PREFIX = 'virtual:document:';
/** A `graphql()` call whose text needs nothing at run time, as the typed operations are. */
const CALL = /\bgraphql\(\s*`([^`]*)`,?\s*\)/g;
const IMPORT = /import \{ graphql \} from '([^']*\/)gql\.ts';\n?/;
const NAME = /\b(query|mutation|subscription|fragment)\s+(\w+)/;

/**
 * Puts each typed operation where it is used. The map from which `graphql()` takes them holds all of an app, with their texts, and
 * would be loaded as a whole by the first screen.
 */
export function placeDocuments(): Plugin {
  return {
    name: 'smartx:place-documents',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      const [, from] = IMPORT.exec(code) ?? [];
      if (from === undefined) return undefined;
      const documents = join(dirname(id.split('?')[0] ?? id), from, 'graphql.ts');
      const imports: string[] = [];
      const placed = code.replace(IMPORT, '').replaceAll(CALL, (_call, text: string) => {
        const document = documentOf(text, id);
        // A name of its own: the file may call something else like the document.
        imports.push(`import placed${document} from '${PREFIX}${document}:${documents}';`);
        return `placed${document}`;
      });
      if (/\bgraphql\(/.test(placed))
        this.error(`${id} calls graphql() with something else than one operation in a template.`);
      return { code: `${imports.join('\n')}\n${placed}`, map: null };
    },
    resolveId(source) {
      return source.startsWith(PREFIX) ? `\0${source}` : undefined;
    },
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const [document = '', ...path] = id.slice(PREFIX.length + 1).split(':');
      return `export default ${literalOf(await readFile(normalize(path.join(':')), 'utf8'), document)};`;
    },
  };
}

/** Under which name the generated file has an operation or fragment. @throws Error where the text has no name */
export function documentOf(text: string, where: string): string {
  const [, kind, name] = NAME.exec(text) ?? [];
  if (!name) throw new Error(`${where}: an operation without a name.`);
  const words = name.split('_').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return `${words.join('_')}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`;
}

/** The object that a generated file has under a name. @throws Error where it has none: run `npm run codegen` */
export function literalOf(generated: string, document: string): string {
  const [, literal] = new RegExp(`^export const ${document} = (\\{.*\\}) as unknown as `, 'm').exec(generated) ?? [];
  if (!literal) throw new Error(`${document} is not generated: run "npm run codegen".`);
  return literal;
}
