import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderTokensCss } from './render-tokens.ts';

const SOURCE = join(import.meta.dirname, '..');
const files = (extensions: RegExp) =>
  readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => extensions.test(file));

it('writes tokens.css from tokens.ts', () => {
  expect(readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')).toBe(renderTokensCss());
});

it('keeps raw colours inside theme/', () => {
  const raw = files(/\.(css|ts|tsx)$/).filter(
    (file) =>
      !file.startsWith('theme') &&
      /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i.test(readFileSync(join(SOURCE, file), 'utf8')),
  );

  expect(raw).toEqual([]);
});

it('knows every token that a stylesheet uses', () => {
  const known = new Set(renderTokensCss().match(/--sx-[\w-]+(?=:)/g));
  const unknown = files(/\.css$/).flatMap((file) =>
    (readFileSync(join(SOURCE, file), 'utf8').match(/var\(--sx-[\w-]+/g) ?? [])
      .map((use) => use.slice(4))
      .filter((name) => !known.has(name)),
  );

  expect(unknown).toEqual([]);
});

it('lays out by logical sides, so that right-to-left needs no second stylesheet', () => {
  const physical = files(/\.module\.css$/).filter((file) =>
    /^\s*(margin|padding|border|inset)?-?(left|right)(-\w+)?\s*:|text-align:\s*(left|right)/m.test(
      readFileSync(join(SOURCE, file), 'utf8'),
    ),
  );

  expect(physical).toEqual([]);
});
