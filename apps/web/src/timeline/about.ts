/** The record that something is written about. */
export type About = { readonly contactId: string } | { readonly companyId: string } | { readonly dealId: string };
