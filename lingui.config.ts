import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type LinguiConfig } from '@lingui/cli';

/** One flat JSON object per language: English message → translation, "" while it is missing. Reads well in a diff. */
const flatJson: NonNullable<LinguiConfig['format']> = {
  catalogExtension: '.json',
  parse(content) {
    const flat: Record<string, string> = JSON.parse(content);
    return Object.fromEntries(Object.entries(flat).map(([id, translation]) => [id, { translation }]));
  },
  serialize(catalogue, { locale, sourceLocale }) {
    const flat: Record<string, string> = {};
    for (const [id, message] of Object.entries(catalogue).sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (message.obsolete) continue;
      flat[id] = message.translation || (locale === sourceLocale ? id : '');
    }
    return `${JSON.stringify(flat, null, 2)}\n`;
  },
};

const owners = ['packages/ui', 'apps/web', 'apps/admin', 'apps/portal'].filter((owner) =>
  existsSync(join(import.meta.dirname, owner, 'src')),
);

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'de', 'fr', 'ar'],
  orderBy: 'message',
  format: flatJson,
  catalogs: owners.map((owner) => ({
    path: `<rootDir>/${owner}/src/locales/{locale}`,
    include: [`<rootDir>/${owner}/src`],
    exclude: ['**/*.test.ts', '**/*.test.tsx', '**/generated/**', '**/gql/**'],
  })),
});
