import { z } from 'zod';
import { MENTION_CAUSES } from './mentions/probable-mentions.ts';

const PLACES = z.array(
  z.strictObject({ from: z.int().min(0), length: z.int().min(1), cause: z.enum([...MENTION_CAUSES, 'certain']) }),
);

/** By field: where in a text of which digest something stands. Numbers, names of fields and keyed hashes alone. */
const TEXTS = z.record(z.string(), z.strictObject({ digest: z.string(), places: PLACES }));

/** The places in the texts of a record that somebody looks at, or that were taken out. */
export type TextPlaces = Readonly<z.infer<typeof TEXTS>>;

/** A place, and why it is one. */
export type TextPlace = TextPlaces[string]['places'][number];

/** Places as a review item keeps them. */
export function writePlaces(places: TextPlaces): string {
  return JSON.stringify(places);
}

/** What {@link writePlaces} wrote; nothing where there is nothing. */
export function readPlaces(text: string | null | undefined): TextPlaces {
  return text ? (TEXTS.safeParse(JSON.parse(text)).data ?? {}) : {};
}
