import { randomInt } from 'node:crypto';

/** Without 0, O, 1 and I, which people mix up when they read a reference aloud. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A random reference such as `PR-7K2M-94QD`: 40 bits, tells nothing about the request. */
export function newReference(): string {
  return `PR-${letters(4)}-${letters(4)}`;
}

/** The reference that a person means, however they typed it, or null if it cannot be one. */
export function readReference(text: string): string | null {
  const bare = text.toUpperCase().replaceAll(/[\s-]/g, '');
  return /^PR[2-9A-HJ-NP-Z]{8}$/.test(bare) ? `PR-${bare.slice(2, 6)}-${bare.slice(6)}` : null;
}

/** Six random digits. */
export function newCode(): string {
  return randomInt(0, 1_000_000).toString().padStart(6, '0');
}

function letters(count: number): string {
  return Array.from({ length: count }, () => LETTERS[randomInt(0, LETTERS.length)]).join('');
}
