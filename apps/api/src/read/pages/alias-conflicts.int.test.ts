import { ContactService } from '@smartx/domain/contact';
import { encodeId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

/** A workspace with one person, and somebody who may change them. */
async function givenAna() {
  const workspace = await api.givenWorkspace();
  const contacts = new ContactService(workspace.asSystem());
  const id = await contacts.create({ fullName: 'Ana Ruiz', jobTitle: 'Buyer', city: 'Porto' });
  return { owner: await workspace.call('owner'), id: encodeId('contact', id) };
}

describe('the same alias for different fields', () => {
  it('gives each place of a page what it asked for', async () => {
    const { owner } = await givenAna();

    const { data, errors } = await owner.query(`query C @purpose(is: RELATIONSHIP) { contacts {
      nodes { x: fullName }
      others: nodes { x: city }
      edges { node { x: jobTitle } cursor }
      places: edges { node { x: city } }
    } }`);

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      contacts: {
        nodes: [{ x: 'Ana Ruiz' }],
        others: [{ x: 'Porto' }],
        edges: [{ node: { x: 'Buyer' }, cursor: expect.any(String) }],
        places: [{ node: { x: 'Porto' } }],
      },
    });
  });

  it('gives each record of a payload what it asked for', async () => {
    const { owner, id } = await givenAna();

    const { data, errors } = await owner.query(
      `mutation U($id: ID!) @purpose(is: RELATIONSHIP) { contactUpdate(input: { id: $id, jobTitle: "Head" }) {
        a: record { x: fullName }
        b: record { x: jobTitle }
        record { x: city }
        errors { code }
      } }`,
      { id },
    );

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      contactUpdate: { a: { x: 'Ana Ruiz' }, b: { x: 'Head' }, record: { x: 'Porto' }, errors: [] },
    });
  });
});
