import { copyWords } from '../access-export/copy-words.ts';
import type { PolicyLanguage } from '../policy/policy-words.ts';
import type { PrivacyNotice } from '../policy/privacy-notice.ts';
import { ARABIC } from './words/arabic.ts';
import { ENGLISH } from './words/english.ts';
import { FRENCH } from './words/french.ts';
import { GERMAN } from './words/german.ts';
import type { NoticeLetterWords } from './words/notice-letter-words.ts';

const WORDS: Readonly<Record<PolicyLanguage, NoticeLetterWords>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, ar: ARABIC };

/** Where somebody's data came from, who did not give it themselves. */
export interface NoticeOrigin {
  /** In the words of whoever recorded it; null where nobody stated it. */
  readonly source: string | null;
  readonly collectedAt: Date;
}

/** A letter that is ready to be sent. */
export interface NoticeLetter {
  readonly subject: string;
  readonly body: string;
}

/**
 * What people are told whose data did not come from them (GDPR Art. 14(1) and (2)): who holds it, where it came from, what it is,
 * what for and on which ground, where the rest stands, and their rights. It names nobody, since others may read the address.
 */
export function composeNotice(
  notice: PrivacyNotice,
  { source, collectedAt }: NoticeOrigin,
  centreUrl: string,
  language: PolicyLanguage,
): NoticeLetter {
  const words = WORDS[language];
  const values: Readonly<Record<string, string>> = {
    workspace: notice.name,
    source: source ?? '',
    date: dayOf(collectedAt, notice.timeZone, language),
    url: centreUrl,
    address: notice.postalAddress ? `\n${notice.postalAddress}` : '',
    email: notice.privacyEmail ? `\n${notice.privacyEmail}` : '',
  };
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? '');
  const { grounds } = copyWords(language);
  const data = notice.categories.map(({ label, examples }) => `– ${label}: ${examples}`);
  const purposes = notice.purposes.map(({ wording, basis }) => `– ${wording} (${grounds[basis]})`);
  const paragraphs = [
    ...[words.lead, source === null ? words.sourceUnknown : words.source].map(fill),
    [words.data, ...data].join('\n'),
    [words.purposes, ...purposes].join('\n'),
    ...[words.more, words.rights, words.reach].map(fill),
  ];
  return { subject: fill(words.subject).replaceAll(/\s+/g, ' '), body: `${paragraphs.join('\n\n')}\n` };
}

function dayOf(at: Date, timeZone: string, language: PolicyLanguage): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(at);
}
