/** Where a record is shown: the CRM's pages and, for requests and imports, the console's; by the prefix of its id in the API. */
const PAGES: Readonly<Record<string, { readonly prefix: string; readonly path: (slug: string) => string }>> = {
  company: { prefix: 'com', path: (slug) => `/w/${slug}/companies/` },
  contact: { prefix: 'con', path: (slug) => `/w/${slug}/contacts/` },
  deal: { prefix: 'dea', path: (slug) => `/w/${slug}/deals/` },
  lead: { prefix: 'lea', path: (slug) => `/w/${slug}/leads/` },
  privacy_request: { prefix: 'req', path: (slug) => `/admin/w/${slug}/requests/` },
  import_run: { prefix: 'imp', path: (slug) => `/admin/w/${slug}/imports/` },
};

/** The address of the record that a UUID names; null for a kind of record that has no page. */
export function recordHref(slug: string, type: string | null, id: string | null): string | null {
  const page = type === null ? undefined : PAGES[type];
  return page && id !== null ? pageOf(slug, type, `${page.prefix}_${id.replaceAll('-', '')}`) : null;
}

/** The address of the record that an id of the API names; null for a kind of record that has no page. */
export function pageOf(slug: string, type: string | null, id: string | null): string | null {
  const page = type === null ? undefined : PAGES[type];
  return page && id !== null ? `${page.path(slug)}${id}` : null;
}
