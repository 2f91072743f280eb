import { afterEach } from 'vitest';

/** A phone from here to the end of the test: media queries for narrow screens match. */
export function onPhone(): void {
  window.matchMedia = (query) => ({ ...desktop(query), matches: query.includes('max-width') });
}

const desktop = window.matchMedia;

afterEach(() => {
  window.matchMedia = desktop;
});
