/** What the letter of GDPR Art. 14 says; `{workspace}`, `{source}`, `{date}`, `{url}`, `{address}` and `{email}` are filled in. */
export interface NoticeLetterWords {
  readonly subject: string;
  readonly lead: string;
  readonly source: string;
  readonly sourceUnknown: string;
  readonly data: string;
  readonly purposes: string;
  readonly more: string;
  readonly rights: string;
  readonly reach: string;
}
