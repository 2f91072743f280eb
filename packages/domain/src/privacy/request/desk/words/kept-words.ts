import { mailLanguageOf } from '../../../../kernel/mail/mail-templates.ts';
import { copyWords } from '../../../access-export/copy-words.ts';
import type { KeptSummary } from '../../../erasure/items/kept-items.service.ts';
import { policyLanguageOf } from '../../../policy/policy-words.ts';
import { refusalWords } from './refusal-words.ts';

const UNTIL: Readonly<Record<string, { readonly day: string; readonly open: string; readonly locale: string }>> = {
  en: { day: 'Kept until {day} at the latest.', open: 'Kept until the dispute is over.', locale: 'en-GB' },
  de: { day: 'Aufbewahrt bis höchstens {day}.', open: 'Aufbewahrt, bis der Streit beendet ist.', locale: 'de' },
  fr: { day: 'Conservé jusqu’au {day} au plus tard.', open: 'Conservé jusqu’à la fin du litige.', locale: 'fr' },
  ar: { day: 'يُحفظ حتى {day} على الأكثر.', open: 'يُحفظ إلى أن ينتهي النزاع.', locale: 'ar' },
};

/** What stays of somebody who was deleted, one line for each: what, how much, why and until when. */
export function keptLines(kept: readonly KeptSummary[], language: string): string[] {
  const offered = mailLanguageOf(language);
  const { titles } = copyWords(policyLanguageOf(offered));
  return kept.map(({ itemTable, ground, endsOn, count }) => {
    const what = `${titles[itemTable] ?? itemTable} (${count})`;
    return `${what}: ${refusalWords(ground, offered)} ${untilWords(endsOn, offered)}`;
  });
}

function untilWords(endsOn: string | null, language: string): string {
  const words = UNTIL[language] ?? UNTIL.en;
  if (!words) return '';
  if (endsOn === null) return words.open;
  const calendar = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone: 'UTC' });
  return words.day.replace('{day}', calendar.format(new Date(`${endsOn}T00:00:00Z`)));
}
