import { afterAll, beforeAll, expect, it } from 'vitest';
import { ContactService } from '../../contact/contact.service.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain } from '../../testing/test-domain.ts';
import { ErasureService } from './erasure.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const POINTS = [
  { kind: 'phone', value: '+34 600 111 222' },
  { kind: 'postal', value: 'Calle Mayor 1\n28013 Madrid' },
  { kind: 'handle', value: 'ana_ruiz' },
] as const;

it('B9-AC3 the blind indexes of a person die with them, and those of whoever has the same number stay', async () => {
  const workspace = await domain.givenWorkspace();
  const contacts = new ContactService(await workspace.as('owner'));
  const ana = await contacts.create({ fullName: 'Ana Ruiz', points: [...POINTS] });
  const bob = await contacts.create({ fullName: 'Bob Meyer', points: [POINTS[0]] });
  const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const indexes = () =>
    scope.transaction((em) =>
      em.execute<{ contact_id: string; blind_index: Buffer; blind_last4: Buffer | null }[]>(
        'select contact_id, blind_index, blind_last4 from contact_point where workspace_id = ? and blind_index is not null',
        [workspace.id],
      ),
    );
  const before = await indexes();

  const erasure = new ErasureService(scope, testPrivacyParts(domain));
  const [person] = await scope.transaction((em) =>
    em.execute<{ subject_id: string }[]>('select subject_id from contact where workspace_id = ? and id = ?', [
      ...[workspace.id, ana],
    ]),
  );
  const order = { subjectIds: [person?.subject_id ?? ''], requestId: null, ground: 'request' } as const;
  for (const ledger of await scope.transaction((em) => erasure.plan(em, order))) await erasure.run(ledger);

  const [phone] = before.filter(({ contact_id, blind_last4 }) => contact_id === bob && blind_last4 !== null);
  expect(before.filter(({ contact_id }) => contact_id === ana)).toHaveLength(3);
  expect(before.filter(({ blind_index }) => phone?.blind_index.equals(blind_index))).toHaveLength(2);
  expect(await indexes()).toEqual([phone]);
});
