/** The record that something is written about. */
export type About = { readonly contactId: string } | { readonly companyId: string } | { readonly dealId: string };

/** The place where what is composed about a record is kept until it is saved. */
export function draftPlace(kind: 'note' | 'task' | 'activity', about: About): string {
  return [kind, ...Object.values(about)].join(' ');
}
