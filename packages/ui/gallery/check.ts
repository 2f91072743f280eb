import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';

/**
 * Opens every page of the running gallery in both schemes, both directions and both widths, runs axe, and fails on any
 * violation or page error. `CHROMIUM` names the browser, `SHOTS` a folder for screenshots, `WIDTHS` fewer
 * widths.
 */
const PAGES = ['list', 'board', 'record', 'parts', 'list&palette', 'list&sheet'];
const WIDTHS = (process.env.WIDTHS ?? '1440,900,390,320').split(',').map(Number);
const BASE = process.env.GALLERY ?? 'http://127.0.0.1:4173/';
const executablePath = process.env.CHROMIUM;

const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
let failures = 0;
for (const width of WIDTHS) {
  for (const scheme of ['light', 'dark']) {
    for (const locale of ['en', 'ar']) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.on('pageerror', (error) => {
        failures += 1;
        console.error(`  page error: ${error.message}`);
      });
      page.on('console', (message) => {
        if (message.type() !== 'error') return;
        failures += 1;
        console.error(`  console: ${message.text()}`);
      });
      for (const name of PAGES) {
        await page.goto(`${BASE}?scheme=${scheme}&locale=${locale}&page=${name}`);
        await page.waitForSelector('main');
        await page.waitForTimeout(400);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        failures += violations.length + (sideways ? 1 : 0);
        const label = `${name}-${width}-${scheme}-${locale}`.replace('&', '-');
        console.log(`${label}: ${violations.length} violations${sideways ? ', scrolls sideways' : ''}`);
        for (const violation of violations) {
          console.log(`  ${violation.id}: ${violation.help}`);
          for (const node of violation.nodes.slice(0, 3))
            console.log(`    ${node.html.slice(0, 200)}\n    ${node.failureSummary?.split('\n')[1] ?? ''}`);
        }
        const shots = process.env.SHOTS;
        if (shots) await page.screenshot({ path: `${shots}/${label}.png` });
      }
      await context.close();
    }
  }
}
await browser.close();
process.exitCode = failures > 0 ? 1 : 0;
