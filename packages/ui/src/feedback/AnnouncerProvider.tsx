import { VisuallyHidden } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';

type Announce = (message: string, urgency?: 'polite' | 'assertive') => void;

const AnnouncerContext = createContext<Announce>(() => undefined);

/** Owns the two live regions of an app. They exist from the start: a region that arrives with its text is not read. */
export function AnnouncerProvider(props: { children: ReactNode }) {
  const [polite, setPolite] = useState('');
  const [assertive, setAssertive] = useState('');
  const turn = useRef(0);

  const announce = useCallback<Announce>((message, urgency = 'polite') => {
    turn.current += 1;
    // The same words twice must still be a change, or the second time stays silent.
    const text = turn.current % 2 === 0 ? message : `${message}\u00a0`;
    if (urgency === 'assertive') setAssertive(text);
    else setPolite(text);
  }, []);
  const value = useMemo(() => announce, [announce]);

  return (
    <AnnouncerContext value={value}>
      {props.children}
      <VisuallyHidden>
        <div role="status" aria-live="polite" data-announcer="polite">
          {polite}
        </div>
        <div role="alert" aria-live="assertive" data-announcer="assertive">
          {assertive}
        </div>
      </VisuallyHidden>
    </AnnouncerContext>
  );
}

/** Says something to assistive technology without showing it. */
export function useAnnounce(): Announce {
  return useContext(AnnouncerContext);
}
