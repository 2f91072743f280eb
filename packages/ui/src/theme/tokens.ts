/**
 * The only place with raw values. Every token becomes `--sx-…` in `tokens.css` (written by `node packages/ui/tools/write-tokens.ts`, compared
 * by a test) and is used by name everywhere else. `[light, dark]`: dark surfaces get lighter as they rise.
 */
export const colorTokens = {
  /* surfaces */
  bg: ['#ffffff', '#15181d'],
  'bg-subtle': ['#f7f8fa', '#1a1d23'],
  'bg-hover': ['#f1f3f6', '#20242b'],
  'bg-selected': ['#edefff', '#272c52'],
  'bg-raised': ['#ffffff', '#20242b'],
  'bg-float': ['#ffffff', '#262b33'],
  scrim: ['rgb(20 24 32 / 40%)', 'rgb(8 9 12 / 60%)'],
  /* lines */
  border: ['#e3e6eb', '#2f353f'],
  'border-control': ['#7b8493', '#7f8897'],
  /* text */
  text: ['#1a1e26', '#e7eaf0'],
  'text-muted': ['#565f6e', '#a7afbc'],
  'text-faint': ['#636c7b', '#98a1af'],
  /* the one accent */
  accent: ['#4550d6', '#5662e8'],
  'accent-hover': ['#3a44bf', '#4a55d9'],
  'accent-text': ['#3f49c6', '#a3abff'],
  'on-accent': ['#ffffff', '#ffffff'],
  focus: ['#4550d6', '#8d97ff'],
  /* meaning: won, verified, due later */
  good: ['#1a7f4b', '#5cc98d'],
  'good-text': ['#136a3d', '#72d69f'],
  'good-bg': ['#e7f6ed', '#17322a'],
  'good-border': ['#b5dfc6', '#2a5644'],
  /* meaning: due soon, on hold */
  warn: ['#b25e09', '#e0a346'],
  'warn-text': ['#8a4a08', '#ecb766'],
  'warn-bg': ['#fdf2e0', '#37291a'],
  'warn-border': ['#efd2a2', '#5f4826'],
  /* meaning: overdue, error */
  bad: ['#c92a2a', '#f0736f'],
  'bad-text': ['#b3261e', '#ff9a94'],
  'bad-bg': ['#fdecea', '#3d2023'],
  'bad-border': ['#f3c1bc', '#6b3136'],
  /* meaning: privacy */
  privacy: ['#7a3fc4', '#b58cf0'],
  'privacy-text': ['#6a33b0', '#c8a6fa'],
  'privacy-bg': ['#f4edfd', '#2c2341'],
  'privacy-border': ['#d9c4f4', '#4f3d75'],
  /* meaning: nothing yet */
  'quiet-bg': ['#eef0f3', '#2a2f38'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** Tokens that are the same in both schemes. */
export const sizeTokens = {
  font: '"Inter Variable", ui-sans-serif, system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", sans-serif',
  'font-mono': 'ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace',
  'text-xs': '12px',
  'text-sm': '13px',
  'text-md': '14px',
  'text-lg': '16px',
  'text-title': '20px',
  'text-title-lg': '24px',
  'line-height': '1.45',
  'space-1': '4px',
  'space-2': '8px',
  'space-3': '12px',
  'space-4': '16px',
  'space-5': '20px',
  'space-6': '24px',
  'space-8': '32px',
  'space-12': '48px',
  gutter: '24px',
  control: '32px',
  'control-compact': '28px',
  row: '36px',
  'row-compact': '28px',
  topbar: '48px',
  bottombar: '56px',
  sidebar: '224px',
  radius: '6px',
  'radius-sm': '4px',
  motion: '120ms ease-out',
} as const;

/** Shadows exist only for what floats: menu, dialog, peek. */
export const shadowTokens = {
  float: ['0 4px 16px rgb(20 24 32 / 14%), 0 1px 3px rgb(20 24 32 / 10%)', '0 8px 24px rgb(0 0 0 / 45%)'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** A token's name; `token('text-muted')` gives its `var()`. */
export type TokenName = keyof typeof colorTokens | keyof typeof sizeTokens | keyof typeof shadowTokens;

/** The CSS variable of a token. */
export function token(name: TokenName): string {
  return `var(--sx-${name})`;
}
