import { useEffect, useRef } from 'react';

/** After a change of route, moves focus to the new page's heading, so that the keyboard and the screen reader follow. */
export function useRouteFocus(routeKey: string | undefined): void {
  const last = useRef(routeKey);
  useEffect(() => {
    if (last.current === routeKey) return;
    last.current = routeKey;
    const frame = requestAnimationFrame(() => {
      const main = document.getElementById('main');
      const heading = main?.querySelector<HTMLElement>('[data-page-title]');
      (heading ?? main)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [routeKey]);
}
