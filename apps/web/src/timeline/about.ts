/** The record that something is written about. */
export type About = { readonly contactId: string } | { readonly companyId: string } | { readonly dealId: string };

/** What can be written about a record. */
export const COMPOSED = ['note', 'task', 'activity', 'mail'] as const;

/** One of {@link COMPOSED}. */
export type Composed = (typeof COMPOSED)[number];

/** The place where what is composed about a record is kept until it is saved. */
export function draftPlace(kind: Composed, about: About): string {
  return [kind, ...Object.values(about)].join(' ');
}
