import type { Page } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';

/** What a journey looks past. */
export interface LookPast {
  /** Elements that are not looked at. */
  readonly exclude?: readonly string[];
  /** Rules that are not asked. */
  readonly rules?: readonly string[];
}

/** Only violations are told, so that axe describes nothing else: that took most of its time. */
const BRIEF: RunOptions = { resultTypes: ['violations'], selectors: false, iframes: false, preload: false };
/** The dark scheme differs in its colours only, so only they are asked for again. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page as it stands, light and dark, as readable lines; empty is good. */
export async function accessibilityProblems(
  page: Page,
  { exclude = [], rules = [] }: LookPast = {},
): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const asked: RunOptions =
      colorScheme === 'dark'
        ? { ...BRIEF, runOnly: { type: 'rule', values: COLOURS } }
        : { ...BRIEF, rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])) };
    const { violations } = await runAxe(page, exclude, asked);
    for (const { id, nodes } of violations)
      for (const { html } of nodes) found.push(`${colorScheme} ${id}: ${html.slice(0, 200)}`);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return found;
}

/** Axe itself in the page, without the second page that its builder opens for each answer. */
async function runAxe(page: Page, exclude: readonly string[], options: RunOptions): Promise<AxeResults> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const context = exclude.length > 0 ? { exclude: exclude.map((selector) => [selector]) } : null;
  return await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(context)} ?? document, ${JSON.stringify(options)})`);
}
