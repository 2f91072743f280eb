import { formatNumber, type Translator } from '@smartx/ui';
import { roleName } from '../members/role-words.ts';
import type { PurposeUse } from './use-days.ts';

/** The rules, in the order in which they are explained. */
export const RULES = ['first-use', 'many-reads', 'night', 'refusals'] as const;

/** A rule in two or three words. */
export function ruleWord(i18n: Translator, rule: string): string {
  switch (rule) {
    case 'first-use':
      return i18n.t('First use');
    case 'many-reads':
      return i18n.t('Many reads');
    case 'night':
      return i18n.t('At night');
    case 'refusals':
      return i18n.t('Many refusals');
    default:
      return rule;
  }
}

/** What a rule counts, with the numbers that the server counts by. */
export function ruleSentence(i18n: Translator, rule: (typeof RULES)[number], limits: PurposeUse['limits']): string {
  const { comparedDays, leastDays, manyFrom, manyTimes, nightFrom, nightUntil, refusalsFrom, refusalsPercent } = limits;
  switch (rule) {
    case 'first-use':
      return i18n.t(
        'A purpose that a member or a key did not use in the {comparedDays} days before, though they worked on at least {leastDays} of them.',
        { comparedDays, leastDays },
      );
    case 'many-reads':
      return i18n.t(
        'A day with at least {manyFrom} reads, and more than {manyTimes} times as many as on a usual day of the {comparedDays} before. Usual is the middle of all days with that purpose, of which there must be {leastDays}.',
        { manyFrom, manyTimes, comparedDays, leastDays },
      );
    case 'night':
      return i18n.t(
        'Reads from {nightFrom}:00 to {nightUntil}:00 by the clock of the workspace, of somebody who read at no night of the {comparedDays} days before.',
        { nightFrom, nightUntil, comparedDays },
      );
    case 'refusals':
      return i18n.t(
        'A day with at least {refusalsFrom} reads, in more than {refusalsPercent} % of which something was withheld.',
        { refusalsFrom, refusalsPercent },
      );
  }
}

/** What was counted. */
export function anomalySentence(
  i18n: Translator,
  { rule, count, comparedWith }: PurposeUse['anomalies'][number],
): string {
  const usual = formatNumber(i18n.locale, comparedWith);
  switch (rule) {
    case 'first-use':
      return i18n.t('{count, plural, one {# read} other {# reads}} for a purpose that is new to them', { count });
    case 'many-reads':
      return i18n.t('{count, plural, one {# read} other {# reads}}; usual are {usual}', { count, usual });
    case 'night':
      return i18n.t('{count, plural, one {# read} other {# reads}} at night', { count });
    case 'refusals':
      return i18n.t('something was withheld in {count} of {usual} reads', {
        count: formatNumber(i18n.locale, count),
        usual,
      });
    default:
      return formatNumber(i18n.locale, count);
  }
}

/** Who it was: the roles together, or the name of the key. */
export function whoWord(
  i18n: Translator,
  {
    kind,
    roles,
    keyName,
  }: { readonly kind: string; readonly roles: readonly string[]; readonly keyName?: string | null },
): string {
  if (kind === 'key' && keyName) return keyName;
  if (kind === 'role' && roles.length === 0) return i18n.t('Without a role today');
  return roles.length > 0 ? roles.map((role) => roleName(i18n, role)).join(' + ') : i18n.t('Somebody who is gone');
}
