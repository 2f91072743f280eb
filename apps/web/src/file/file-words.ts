import { formatNumber } from '@smartx/ui';

/** What the server takes at most, so that nobody waits for a file that is refused at its end. */
export const LARGEST_FILE = 50 * 1024 * 1024;

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** "1.4 MB", in the language's way. */
export function sizeText(locale: string, bytes: number): string {
  const step = Math.min(SIZES.length - 1, Math.max(0, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024))));
  const value = bytes / 1024 ** step;
  const maximumFractionDigits = step > 0 && value < 10 ? 1 : 0;
  const unitDisplay = step === 0 ? 'long' : 'short';
  return formatNumber(locale, value, {
    style: 'unit',
    unit: SIZES[step] ?? 'byte',
    unitDisplay,
    maximumFractionDigits,
  });
}

/** How a file can be looked at without leaving the page: only what no browser runs anything of. */
export function previewOf(mediaType: string, byteSize: number): 'image' | 'text' | null {
  if (byteSize > 20 * 1024 * 1024) return null;
  if (['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'].includes(mediaType)) return 'image';
  return ['text/plain', 'text/csv', 'text/markdown'].includes(mediaType) ? 'text' : null;
}
