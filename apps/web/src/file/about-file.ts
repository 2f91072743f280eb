import type { FileFilter } from '../gql/graphql.ts';

/** The record that files belong to. */
export type FileAbout =
  | { readonly contactId: string }
  | { readonly companyId: string }
  | { readonly dealId: string }
  | { readonly leadId: string };

/** Which files belong to a record. */
export function filesOf(about: FileAbout): FileFilter {
  if ('contactId' in about) return { contact: { id: { eq: about.contactId } } };
  if ('companyId' in about) return { company: { id: { eq: about.companyId } } };
  if ('dealId' in about) return { deal: { id: { eq: about.dealId } } };
  return { lead: { id: { eq: about.leadId } } };
}
