import { describe, expect, it } from 'vitest';
import { colorTokens } from './tokens.ts';

type ColorName = keyof typeof colorTokens;

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(first: string, second: string): number {
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const SURFACES: ColorName[] = ['bg', 'bg-subtle', 'bg-hover', 'bg-selected', 'bg-raised', 'bg-float'];
const TEXTS: ColorName[] = [
  'text',
  'text-muted',
  'text-faint',
  'accent-text',
  'privacy-text',
  'good-text',
  'warn-text',
  'bad-text',
];
const PAIRS: [ColorName, ColorName][] = [
  ...TEXTS.flatMap((text) => SURFACES.map((surface): [ColorName, ColorName] => [text, surface])),
  ['text-muted', 'quiet-bg'],
  ['good-text', 'good-bg'],
  ['warn-text', 'warn-bg'],
  ['bad-text', 'bad-bg'],
  ['privacy-text', 'privacy-bg'],
  ['text', 'privacy-bg'],
  ['text', 'bad-bg'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('in the %s scheme', (_scheme, index) => {
  it.each(PAIRS)('%s on %s reads at 4.5:1', (text, surface) => {
    expect(contrast(colorTokens[text][index], colorTokens[surface][index])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SURFACES)('controls and focus stand out from %s at 3:1', (surface) => {
    expect(contrast(colorTokens['border-control'][index], colorTokens[surface][index])).toBeGreaterThanOrEqual(3);
    expect(contrast(colorTokens.focus[index], colorTokens[surface][index])).toBeGreaterThanOrEqual(3);
  });
});
