import { useEffect, useState } from 'react';

/**
 * The token of a link that came by mail. It stands behind the `#`, which no server and no log sees, and leaves the address bar
 * at once, so that nobody reads it over a shoulder or from the history.
 */
export function useLinkToken(): string | null {
  const [token] = useState(() => window.location.hash.slice(1) || null);
  useEffect(() => {
    if (token) window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [token]);
  return token;
}
