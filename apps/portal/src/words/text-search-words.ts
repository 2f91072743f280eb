import type { LocaleCode, Translator } from '@smartx/ui/i18n';
import type { StatusQuery } from '../gql/graphql.ts';
import { longDate } from './dates.ts';

type Texts = NonNullable<NonNullable<StatusQuery['requestStatus']>['texts']>;

/** How far the texts of others are searched after a deletion, and what no search finds. */
export function textSearchWords(i18n: Translator, locale: LocaleCode, texts: Texts): string[] {
  const { waiting, reviewEndsOn, unread } = texts;
  return [
    searchWords(i18n, locale, texts),
    ...(waiting > 0 && reviewEndsOn
      ? [
          i18n.t(
            '{count, plural, one {# text} other {# texts}} may still mean the person; people look at them until {date}.',
            { count: waiting, date: longDate(locale, reviewEndsOn) },
          ),
        ]
      : []),
    ...(unread > 0
      ? [i18n.t('{count, plural, one {# text} other {# texts}} could not be read.', { count: unread })]
      : []),
    i18n.t(
      'No search finds everything: texts are searched, files of plain text among them; pictures, scans and other contents of files are not.',
    ),
  ];
}

function searchWords(i18n: Translator, locale: LocaleCode, { state, searchEndsOn, searchedAt }: Texts): string {
  if (state === 'searching')
    return i18n.t('The texts of others are still being searched, until {date} at the latest.', {
      date: longDate(locale, searchEndsOn ?? ''),
    });
  const date = longDate(locale, (searchedAt ?? '').slice(0, 10));
  return state === 'done'
    ? i18n.t('The search of the texts of others ended on {date}.', { date })
    : i18n.t('The search of the texts of others was broken off on {date}: some of them were not searched.', { date });
}
