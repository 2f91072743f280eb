import { useState } from 'react';
import type { TextItem } from './text-query.ts';

/** A place that is to be taken out, by field. */
export interface DraftPlace {
  readonly field: string;
  readonly from: number;
  readonly length: number;
}

/** What is marked in each text until it is decided about; every step can be undone. */
export interface Drafts {
  placesOf(item: TextItem): readonly DraftPlace[];
  isEdited(item: TextItem): boolean;
  change(item: TextItem, places: readonly DraftPlace[]): void;
  undo(item: TextItem): void;
  forget(item: TextItem): void;
}

/** Keeps what is marked; nothing of it is sent before the decision. */
export function useDrafts(): Drafts {
  const [steps, setSteps] = useState<Readonly<Record<string, readonly (readonly DraftPlace[])[]>>>({});
  const put = ({ id }: TextItem, list: readonly (readonly DraftPlace[])[]) =>
    setSteps((before) => ({ ...before, [id]: list }));
  return {
    placesOf: (item) => steps[item.id]?.at(-1) ?? proposedIn(item),
    isEdited: ({ id }) => (steps[id]?.length ?? 0) > 0,
    change: (item, places) => put(item, [...(steps[item.id] ?? []), places]),
    undo: (item) => put(item, (steps[item.id] ?? []).slice(0, -1)),
    forget: (item) => put(item, []),
  };
}

/** What was put forward. */
export function proposedIn({ texts }: TextItem): DraftPlace[] {
  return texts.flatMap(({ field, places }) => places.map(({ from, length }) => ({ field, from, length })));
}

/** The same places with one more or one less; those that lie over each other are one. */
export function toggled(places: readonly DraftPlace[], place: DraftPlace): DraftPlace[] {
  const isSame = (one: DraftPlace) =>
    one.field === place.field && one.from === place.from && one.length === place.length;
  if (places.some(isSame)) return places.filter((one) => !isSame(one));
  const end = place.from + place.length;
  const isOver = (one: DraftPlace) => one.field === place.field && one.from < end && place.from < one.from + one.length;
  const over = places.filter(isOver);
  const from = Math.min(place.from, ...over.map((one) => one.from));
  const last = Math.max(end, ...over.map((one) => one.from + one.length));
  return [...places.filter((one) => !isOver(one)), { field: place.field, from, length: last - from }];
}
