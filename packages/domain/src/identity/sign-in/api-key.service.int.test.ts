import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  PurposeNotAllowedError,
  WrongStateError,
} from '../../kernel/errors.ts';
import { deedsOn, getRecord } from '../../testing/records.ts';
import { openTestDomain, type TestDomain } from '../../testing/test-domain.ts';
import { ApiKey } from '../api-key.entity.ts';
import { ApiKeyService, apiKeyPermissions, hashApiKey } from './api-key.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const PARTNER = { name: 'Partner', scopes: ['deal:read', 'contact:read'], purposes: ['SUPPORT', 'RELATIONSHIP'] };

const manyAddresses = (count: number) => Array.from({ length: count }, (_, index) => `203.0.113.${index}`);

describe('a key', () => {
  it('is shown once and kept as a hash, with who made it', async () => {
    const admin = await (await domain.givenWorkspace()).as('administrator');

    const { id, key } = await new ApiKeyService(admin).create(PARTNER);

    const row = await getRecord(admin, ApiKey, id);
    expect(row).toMatchObject({ name: 'Partner', scopes: 'contact:read,deal:read', createdById: admin.viewer.id });
    expect(Buffer.from(row.keyHash).equals(hashApiKey(key))).toBe(true);
    expect(JSON.stringify(row)).not.toContain(key);
    expect(await deedsOn(admin, id)).toEqual(['api-key:create']);
  });

  it('is never stronger than whoever makes it', async () => {
    const workspace = await domain.givenWorkspace();
    const [admin, sales] = [await workspace.as('administrator'), await workspace.as('sales')];
    const service = new ApiKeyService(admin);

    await expect(service.create({ ...PARTNER, scopes: ['subject:erase'] })).rejects.toThrow(NotAllowedError);
    await expect(service.create({ ...PARTNER, purposes: ['LEGAL_CLAIMS'] })).rejects.toThrow(NotAllowedError);
    await expect(new ApiKeyService(sales).create(PARTNER)).rejects.toThrow(NotAllowedError);
  });

  it.each([
    ['an action that does not exist', { scopes: ['contact:steal'] }, 'scopes'],
    ['no scope', { scopes: [] }, 'scopes'],
    ['a purpose that does not exist', { purposes: ['CURIOSITY'] }, 'purposes'],
    ['no purpose', { purposes: [] }, 'purposes'],
    ['no name', { name: ' ' }, 'name'],
    ['an end in the past', { expiresAt: new Date('2020-01-01') }, 'expiresAt'],
    ['an address that is none', { allowedAddresses: ['203.0.113.7', 'partner.example'] }, 'allowedAddresses'],
    ['more addresses than fit', { allowedAddresses: manyAddresses(51) }, 'allowedAddresses'],
  ])('is refused with %s', async (_case, wrong, path) => {
    const service = new ApiKeyService(await (await domain.givenWorkspace()).as('owner'));

    await expect(service.create({ ...PARTNER, ...wrong })).rejects.toThrow(expect.objectContaining({ path }));
    await expect(service.create({ ...PARTNER, ...wrong })).rejects.toThrow(InvalidInputError);
  });

  it('names who receives the data, and from where it works', async () => {
    const owner = await (await domain.givenWorkspace()).as('owner');
    const service = new ApiKeyService(owner);

    const plain = await service.create(PARTNER);
    const exact = await service.create({
      ...{ ...PARTNER, name: 'Nightly sync', recipient: ' Nordlicht GmbH ' },
      allowedAddresses: [' 203.0.113.0/24', '2001:DB8::1'],
    });

    expect(await getRecord(owner, ApiKey, plain.id)).toMatchObject({ recipient: 'Partner', allowedAddresses: null });
    expect(await getRecord(owner, ApiKey, exact.id)).toMatchObject({
      ...{ name: 'Nightly sync', recipient: 'Nordlicht GmbH', allowedAddresses: '203.0.113.0/24,2001:db8::1' },
    });
  });

  it('ends once, by those who may, in their own workspace', async () => {
    const [ours, theirs] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const [us, them, sales] = [await ours.as('owner'), await theirs.as('owner'), await ours.as('sales')];
    const { id } = await new ApiKeyService(us).create(PARTNER);

    await expect(new ApiKeyService(them).revoke(id)).rejects.toThrow(NotFoundError);
    await expect(new ApiKeyService(sales).revoke(id)).rejects.toThrow(NotAllowedError);
    await new ApiKeyService(us).revoke(id);

    expect((await getRecord(us, ApiKey, id)).revokedAt).toEqual(domain.clock.now());
    await expect(new ApiKeyService(us).revoke(id)).rejects.toThrow(WrongStateError);
    const selling = new ApiKeyService(await ours.as('owner', 'PROSPECTING'));
    await expect(selling.create(PARTNER)).rejects.toThrow(PurposeNotAllowedError);
  });

  it('with nothing but the developer’s scope reads the schema and no row', async () => {
    const owner = await (await domain.givenWorkspace()).as('owner');

    const { id } = await new ApiKeyService(owner).create({ name: 'Audit', scopes: ['developer'], purposes: [] });

    const row = await getRecord(owner, ApiKey, id);
    expect(apiKeyPermissions(row.scopes, row.purposes)).toMatchObject({ purposes: 0n, scopes: new Map() });
  });
});
