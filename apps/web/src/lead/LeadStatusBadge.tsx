import { StatusBadge, type Tone, useI18n } from '@smartx/ui';
import { leadStatusWord } from './lead-words.ts';

const TONES: Readonly<Record<string, Tone>> = { new: 'accent', qualified: 'good', converted: 'good' };

/** Where an enquiry stands. */
export function LeadStatusBadge({ status }: { status: string }) {
  const i18n = useI18n();
  return <StatusBadge tone={TONES[status] ?? 'quiet'}>{leadStatusWord(i18n, status)}</StatusBadge>;
}
