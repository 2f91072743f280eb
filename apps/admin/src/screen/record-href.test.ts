import { expect, it } from 'vitest';
import { pageOf, recordHref } from './record-href.ts';

it('leads from a UUID of the audit log to the page of the record', () => {
  const id = '01a205f8-08d9-7000-bdaf-5fbc84a9e68b';

  expect(recordHref('demo', 'contact', id)).toBe('/w/demo/contacts/con_01a205f808d97000bdaf5fbc84a9e68b');
  expect(recordHref('demo', 'privacy_request', id)).toBe('/admin/w/demo/requests/req_01a205f808d97000bdaf5fbc84a9e68b');
});

it('leads nowhere for a record that has no page', () => {
  expect(recordHref('demo', 'consent_event', '01a205f8-08d9-7000-bdaf-5fbc84a9e68b')).toBeNull();
  expect(recordHref('demo', 'contact', null)).toBeNull();
  expect(pageOf('demo', 'product', 'pro_1')).toBeNull();
});
