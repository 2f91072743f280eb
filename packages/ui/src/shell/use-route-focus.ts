import { useEffect, useRef } from 'react';

/** So long a page may take to load before its heading comes too late to be given focus. */
const PATIENCE_MS = 5_000;

/**
 * After a change of route, moves focus to the new page's heading, so that the keyboard and the screen reader follow. A page
 * that is still loading gets focus when its heading appears, unless somebody has gone elsewhere by then.
 */
export function useRouteFocus(routeKey: string | undefined): void {
  const last = useRef(routeKey);
  useEffect(() => {
    if (last.current === routeKey) return;
    last.current = routeKey;
    const main = document.getElementById('main');
    const late = new MutationObserver(() => {
      const active = document.activeElement;
      // A heading that was replaced leaves focus on the body; whatever else has it was chosen by somebody.
      if (active === null || active === document.body || active === main)
        headingIn(main)?.focus({ preventScroll: true });
    });
    const frame = requestAnimationFrame(() => {
      (headingIn(main) ?? main)?.focus({ preventScroll: true });
      if (main) late.observe(main, { childList: true, subtree: true });
    });
    const timer = setTimeout(() => late.disconnect(), PATIENCE_MS);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      late.disconnect();
    };
  }, [routeKey]);
}

function headingIn(main: HTMLElement | null): HTMLElement | null {
  return main?.querySelector<HTMLElement>('[data-page-title]') ?? null;
}
