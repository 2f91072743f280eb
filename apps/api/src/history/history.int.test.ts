import { ContactPointService, ContactService } from '@smartx/domain/contact';
import { encodeId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

interface History {
  contact: {
    changes: { nodes: { field: string; fromValue: string | null; toValue: string | null; through: string }[] };
  };
}

const HISTORY = `query H($id: ID!) @purpose(is: RELATIONSHIP) {
  contact(id: $id) { changes { nodes { field fromValue toValue through } } }
}`;

it('tells what a field was and became, but not to a role that does not see the field', async () => {
  const workspace = await api.givenWorkspace();
  const scope = workspace.asSystem();
  const contactId = await new ContactService(scope).create({ fullName: 'Ana Ruiz' });
  await new ContactService(scope).update(contactId, { jobTitle: 'Buyer' });
  await new ContactPointService(scope).add(contactId, { kind: 'email', value: 'ana@example.test' });
  const [sales, viewer] = [await workspace.call('sales'), await workspace.call('viewer')];

  const seen = await sales.query<History>(HISTORY, { id: encodeId('contact', contactId) });
  const masked = await viewer.query<History>(HISTORY, { id: encodeId('contact', contactId) });

  const nodes = seen.data.contact.changes.nodes;
  expect(nodes).toContainEqual({ field: 'jobTitle', fromValue: null, toValue: 'Buyer', through: 'api' });
  expect(nodes.find(({ field }) => field === 'emails')?.toValue).toBe('ana@example.test');
  expect(JSON.stringify(masked.data)).not.toContain('ana@example.test');
  expect(masked.data.contact.changes.nodes.map(({ field }) => field)).toEqual(nodes.map(({ field }) => field));
});
