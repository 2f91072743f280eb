import { useEffect, useState } from 'react';

/** The page on which an installation without a mail server shows what it would have sent. */
export const MAILBOX_PATH = '/dev/mail';

/** Whether this installation keeps its messages on a page: the server itself is asked, and has that page or not. */
export async function hasMailbox(ask: typeof fetch = fetch): Promise<boolean> {
  try {
    return (await ask(MAILBOX_PATH, { method: 'HEAD' })).ok;
  } catch {
    return false;
  }
}

/** Whether messages stay on the mailbox page instead of being mailed; false until it is known. */
export function useMailbox(): boolean {
  const [known, setKnown] = useState(false);
  useEffect(() => {
    let isMounted = true;
    void hasMailbox().then((has) => isMounted && has && setKnown(true));
    return () => {
      isMounted = false;
    };
  }, []);
  return known;
}
