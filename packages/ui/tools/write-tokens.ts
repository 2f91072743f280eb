import { writeFileSync } from 'node:fs';
import { renderTokensCss } from '../src/theme/render-tokens.ts';

writeFileSync(new URL('../src/theme/tokens.css', import.meta.url), renderTokensCss());
