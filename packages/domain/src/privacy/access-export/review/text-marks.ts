import { z } from 'zod';
import type { TextMarks } from './reviewed-records.ts';

const PASSAGES = z.array(z.strictObject({ from: z.int().min(0), length: z.int().min(1) }));
const MARKS = z.record(z.string(), z.strictObject({ found: PASSAGES, black: PASSAGES }));

/** Places in texts as a review item keeps them: numbers and names of columns alone. */
export function writeMarks(marks: TextMarks): string {
  return JSON.stringify(marks);
}

/** What {@link writeMarks} wrote; nothing where there is nothing. */
export function readMarks(text: string | null | undefined): TextMarks {
  return text ? MARKS.parse(JSON.parse(text)) : {};
}
