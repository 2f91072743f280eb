import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(() => {
  cleanup();
  // Toasts live outside of any tree.
  notifications.clean();
});

/** A busy machine draws a screen slowly; what never comes still fails. */
configure({ asyncUtilTimeout: 15_000 });

/** jsdom has no layout and no media; Mantine and the virtual lists ask for both. Desktop, light, mouse by default. */
window.matchMedia = (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: () => undefined,
  removeListener: () => undefined,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  dispatchEvent: () => false,
});

class StillResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
window.ResizeObserver = StillResizeObserver;

/** A window of 1000 × 600 with something to scroll: enough for virtual lists to draw their first rows and to jump. */
for (const [name, size] of [
  ['clientWidth', 1000],
  ['clientHeight', 600],
  ['offsetWidth', 1000],
  ['offsetHeight', 600],
  ['scrollHeight', 100_000_000],
] as const) {
  Object.defineProperty(window.HTMLElement.prototype, name, { configurable: true, get: () => size });
}
window.HTMLElement.prototype.scrollIntoView = () => undefined;
window.HTMLElement.prototype.scrollTo = function scrollTo(this: HTMLElement, to?: ScrollToOptions | number) {
  this.scrollTop = typeof to === 'object' ? (to.top ?? 0) : 0;
  this.dispatchEvent(new Event('scroll'));
};
window.scrollTo = () => undefined;

/** No fonts are loaded; text areas that grow with their text wait for them. */
Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
