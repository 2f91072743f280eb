import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createI18n, type LocaleCode } from '@smartx/ui/i18n';
import ar from '../locales/ar.json' with { type: 'json' };
import de from '../locales/de.json' with { type: 'json' };
import fr from '../locales/fr.json' with { type: 'json' };

const DOMAIN = join(import.meta.dirname, '../../../../packages/domain/src');
const CATALOGUES: Record<LocaleCode, Record<string, string>> = { en: {}, de, fr, ar };

/** The codes of a closed list of the domain, which the console does not know: they are read from its text. */
export function closedList(file: string, name: string): string[] {
  const source = readFileSync(join(DOMAIN, file), 'utf8');
  const [, list] = new RegExp(`${name}[^[]*\\[([^\\]]+)\\]`).exec(source) ?? [];
  const codes = [...(list ?? '').matchAll(/'([^']+)'/g)].map(([, code = '']) => code);
  if (codes.length === 0) throw new Error(`${file} has no list ${name}.`);
  return codes;
}

/** The language in which the console is written. */
export const ENGLISH = createI18n('en', CATALOGUES.en);

/** Every language of the console. */
export const TRANSLATORS = [
  ENGLISH,
  ...(['de', 'fr', 'ar'] as const).map((locale) => createI18n(locale, CATALOGUES[locale])),
];
