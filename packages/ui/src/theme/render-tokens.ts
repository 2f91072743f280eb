import { colorTokens, shadowTokens, sizeTokens } from './tokens.ts';

const declare = (entries: [string, string][], indent: string) =>
  entries.map(([name, value]) => `${indent}--sx-${name}: ${value};`).join('\n');

/** The text of `tokens.css`: custom properties for both schemes, usable with and without Mantine. */
export function renderTokensCss(): string {
  const pairs = { ...colorTokens, ...shadowTokens };
  const scheme = (index: 0 | 1, indent: string) =>
    declare(
      Object.entries(pairs).map(([name, values]) => [name, values[index]]),
      indent,
    );
  return `/* Written from tokens.ts by tools/write-tokens.ts; a test compares both. Change tokens.ts, not this file. */
:root {
  color-scheme: light dark;
${declare(Object.entries(sizeTokens), '  ')}
${scheme(0, '  ')}
}

@media (prefers-color-scheme: dark) {
  :root:not([data-mantine-color-scheme]) {
${scheme(1, '    ')}
  }
}

:root[data-mantine-color-scheme="light"] {
  color-scheme: light;
}

:root[data-mantine-color-scheme="dark"] {
  color-scheme: dark;
${scheme(1, '  ')}
}

@media (max-width: 599px) {
  :root {
    --sx-gutter: 16px;
  }
}

@media (pointer: coarse) {
  :root {
    --sx-control: 40px;
    --sx-control-compact: 40px;
    --sx-row: 44px;
    --sx-row-compact: 44px;
  }
}

@media (prefers-reduced-motion: reduce) {
  :root {
    --sx-motion: 0s;
  }
}
`;
}
