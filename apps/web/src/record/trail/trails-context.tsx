import type { ConnectionList } from '@smartx/client';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { ListName } from '../../list/view/use-list-view.ts';
import { createRecordTrails, placeOf, type TrailPlace } from './record-trails.ts';

const TrailsContext = createContext(createRecordTrails());

/** Remembers for an open workspace in which order its lists stood. */
export function TrailsProvider({ children }: { children: ReactNode }) {
  const [trails] = useState(createRecordTrails);
  return <TrailsContext value={trails}>{children}</TrailsContext>;
}

/** Remembers the order of a list when it is left. */
export function useLeaveTrail(name: ListName, list: ConnectionList<{ id: string }>): void {
  const trails = useContext(TrailsContext);
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  // As part of leaving, and not after it: the list lets go of its rows then.
  useLayoutEffect(
    () => () => {
      const { total, getRow } = latest.current;
      trails.leave(name, { ids: Array.from({ length: total ?? 0 }, (_none, index) => getRow(index)?.id) });
    },
    [name, trails],
  );
}

/** Where a record stood in the list from which it was opened; null where it came another way. */
export function useTrailPlace(name: ListName, id: string): TrailPlace | null {
  const trails = useContext(TrailsContext);
  const trail = useSyncExternalStore(trails.subscribe, () => trails.of(name));
  return placeOf(trail, id);
}
