import type { ListName } from '../../list/view/use-list-view.ts';

/** The order of a list as somebody left it. */
export interface RecordTrail {
  /** By their place in the list; a place that was not loaded is empty. */
  readonly ids: readonly (string | undefined)[];
}

/** What stands beside a record in the list from which it was opened. */
export interface TrailPlace {
  /** Counted from 1. */
  readonly position: number;
  readonly total: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** The order of each list as it was left, for as long as the workspace is open. It is forgotten with it: nothing is stored. */
export interface RecordTrails {
  readonly leave: (list: ListName, trail: RecordTrail) => void;
  readonly of: (list: ListName) => RecordTrail | undefined;
  readonly subscribe: (onChange: () => void) => () => void;
}

/** Makes the memory of one open workspace. */
export function createRecordTrails(): RecordTrails {
  const trails = new Map<ListName, RecordTrail>();
  const listeners = new Set<() => void>();
  return {
    leave: (list, trail) => {
      trails.set(list, trail);
      for (const listener of listeners) listener();
    },
    of: (list) => trails.get(list),
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

/** Where a record stood in the list; null for one that was not in it. */
export function placeOf(trail: RecordTrail | undefined, id: string): TrailPlace | null {
  const at = trail?.ids.indexOf(id) ?? -1;
  if (!trail || at < 0) return null;
  return { position: at + 1, total: trail.ids.length, previous: trail.ids[at - 1], next: trail.ids[at + 1] };
}
