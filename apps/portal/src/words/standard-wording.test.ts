import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createI18n } from '@smartx/ui/i18n';
import { expect, it } from 'vitest';
import german from '../locales/de.json' with { type: 'json' };
import { standardWording } from './standard-wording.ts';

/** The portal does not know the domain; the sentences that workspaces begin with are read from its text. */
const BEGINNING = join(import.meta.dirname, '../../../../packages/domain/src/workspace/default-purposes.ts');

it('says in the reader’s language every sentence with which a workspace begins', () => {
  const sentences = [...readFileSync(BEGINNING, 'utf8').matchAll(/wording: '([^']+)'/g)].map(([, text = '']) => text);
  const i18n = createI18n('de', german);

  const untold = sentences.filter((sentence) => (standardWording(i18n, sentence) ?? sentence) === sentence);

  expect(sentences).toHaveLength(19);
  expect(untold).toEqual([]);
});

it('leaves what a workspace wrote itself as it is', () => {
  expect(standardWording(createI18n('de', german), 'We send the club’s journal.')).toBeNull();
});
