import type { Fact } from '../../page/blocks.tsx';
import type { CentreVisit } from '../../visit/visit.ts';
import { countryName } from '../../words/countries.ts';
import { purposeWords } from '../../words/notice-words.ts';
import { correctableWords, restrictionWords } from '../../words/rights-words.ts';
import { correctionsOf, purposesOf } from './draft-details.ts';

/** What was answered about the right at hand, with the way to change it. */
export function detailFacts({ place, keeper }: CentreVisit, label: string): Fact[] {
  const { i18n, base, locale } = place;
  const change = { href: `${base}/request/details`, label };
  const { kind, ground } = keeper.draft;
  if (kind === 'restriction' && ground) return [{ term: i18n.t('Why'), value: restrictionWords(i18n, ground), change }];
  if (kind === 'objection') {
    const purposes = purposesOf(keeper.draft).map((purpose) => purposeWords(i18n, purpose));
    return purposes.length > 0 ? [{ term: i18n.t('You object to'), value: purposes.join(', '), change }] : [];
  }
  if (kind !== 'rectification') return [];
  return correctionsOf(keeper.draft).map(({ field, value }) => ({
    term: i18n.t('{field}, as it should be', { field: correctableWords(i18n, field) }),
    value: field === 'country' ? countryName(locale, value) : value,
    change,
  }));
}
