import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Member } from '../identity/member.entity.ts';
import {
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  ProcessingRestrictedError,
  PurposeNotAllowedError,
  StaleVersionError,
} from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { findSharedData } from '../testing/env.ts';
import { deedsOn, getRecord, historyOf, setSubject } from '../testing/records.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { Company } from './company.entity.ts';
import { CompanyService } from './company.service.ts';

const NAUGHTY = findSharedData('strings/blns.json');

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

describe('a company', () => {
  it('is recorded with everything that is known, and belongs to whoever records it', async () => {
    const scope = await (await domain.givenWorkspace()).as('sales');

    const id = await new CompanyService(scope).create({
      name: '  GTX Pro ',
      domain: 'WWW.Müller.example',
      website: 'https://müller.example/de',
      country: 'de',
      foundedYear: 1996,
      employeeCount: 2822,
      annualRevenue: { amount: '1100.04', currency: 'USD' },
    });

    expect(await getRecord(scope, Company, id)).toMatchObject({
      name: 'GTX Pro',
      matchName: 'gtxpro',
      domain: 'www.müller.example',
      website: 'https://müller.example/de',
      country: 'DE',
      foundedYear: 1996,
      annualRevenueMinor: 110004n,
      annualRevenueCurrency: 'USD',
      owner: { id: scope.viewer.id },
      version: 1,
    });
    expect(await deedsOn(scope, id)).toEqual(['company:create']);
  });

  it('changes only in what is given, and remembers what it was', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const companies = new CompanyService(scope);
    const id = await companies.create({ name: 'Acme', city: 'Bonn', industry: 'Toys' });

    await companies.update(id, { name: 'Acme Ltd', city: null }, 1);

    expect(await getRecord(scope, Company, id)).toMatchObject({
      name: 'Acme Ltd',
      matchName: 'acmeltd',
      city: null,
      industry: 'Toys',
      version: 2,
    });
    expect(await historyOf(scope, id)).toEqual([
      'city: Bonn → null',
      'matchName: acme → acmeltd',
      'name: Acme → Acme Ltd',
    ]);
  });

  it('is not touched by a change that changes nothing', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const companies = new CompanyService(scope);
    const id = await companies.create({ name: 'Acme' });

    await companies.update(id, { name: 'Acme' });

    expect(await getRecord(scope, Company, id)).toMatchObject({ version: 1 });
    expect(await deedsOn(scope, id)).toEqual(['company:create']);
  });

  it('goes into the bin and comes back', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const companies = new CompanyService(scope);
    const id = await companies.create({ name: 'Acme' });

    await companies.delete(id, 1);
    const binned = await getRecord(scope, Company, id);
    await expect(companies.update(id, { name: 'Other' })).rejects.toThrow(NotFoundError);
    await companies.restore(id, 2);

    expect(binned).toMatchObject({ deletedAt: domain.clock.now(), deletedById: scope.viewer.id });
    expect(await getRecord(scope, Company, id)).toMatchObject({ deletedAt: null, deletedById: null, version: 3 });
    await expect(companies.restore(id)).rejects.toThrow(NotFoundError);
    expect(await deedsOn(scope, id)).toEqual(['company:create', 'company:delete', 'company:restore']);
  });

  it('is refused with every broken place named', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');

    const refused = new CompanyService(scope).create({
      name: '   ',
      domain: 'not a domain',
      website: 'javascript:alert(1)',
      country: 'Utopia',
      foundedYear: 12,
      annualRevenue: { amount: '-1', currency: 'EUR' },
    });

    await expect(refused).rejects.toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        fields: ['name', 'annualRevenue', 'domain', 'website', 'country', 'foundedYear'].map((path) =>
          expect.objectContaining({ path }),
        ),
      }),
    );
  });

  it('is not written by a role that only reads, nor for a purpose that is none of its own', async () => {
    const workspace = await domain.givenWorkspace();
    const id = await new CompanyService(await workspace.as('owner')).create({ name: 'Acme' });
    const viewer = new CompanyService(await workspace.as('viewer'));
    const security = new CompanyService(await workspace.as('owner', 'SECURITY'));

    await expect(viewer.create({ name: 'Other' })).rejects.toThrow(NotAllowedError);
    await expect(viewer.update(id, { name: 'Other' })).rejects.toThrow(NotAllowedError);
    await expect(viewer.delete(id)).rejects.toThrow(NotAllowedError);
    await expect(viewer.restore(id)).rejects.toThrow(NotAllowedError);
    await expect(security.create({ name: 'Other' })).rejects.toThrow(PurposeNotAllowedError);
  });

  it('of a colleague in another team does not exist for whoever writes in teams', async () => {
    const workspace = await domain.givenWorkspace();
    const colleague = await workspace.as('sales');
    const id = await new CompanyService(colleague).create({ name: 'Acme' });
    const scope = await workspace.as('sales');

    await expect(new CompanyService(scope).update(id, { name: 'Mine' })).rejects.toThrow(NotFoundError);
    await new CompanyService(colleague).update(id, { ownerId: null });
    await new CompanyService(scope).update(id, { ownerId: scope.viewer.id });

    expect(await getRecord(scope, Company, id)).toMatchObject({ owner: { id: scope.viewer.id } });
  });

  it('of another workspace looks like one that does not exist', async () => {
    const theirs = await (await domain.givenWorkspace()).as('owner');
    const id = await new CompanyService(theirs).create({ name: 'Theirs' });
    const scope = await (await domain.givenWorkspace()).as('owner');
    const ours = new CompanyService(scope);

    const answers = [];
    for (const target of [id, newId()])
      answers.push(
        await Promise.allSettled([
          ours.update(target, { name: 'Ours' }),
          ours.delete(target),
          ours.restore(target),
          ours.create({ name: 'Child', parentId: target }),
          ours.create({ name: 'Child', ownerId: target }),
        ]),
      );

    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.every((answer) => answer.status === 'rejected')).toBe(true);
    await expect(ours.create({ name: 'Child', ownerId: theirs.viewer.id })).rejects.toThrow(NotFoundError);
    expect(await getRecord(theirs, Company, id)).toMatchObject({ name: 'Theirs', version: 1 });
  });

  it('that somebody else changed meanwhile is not overwritten', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const companies = new CompanyService(scope);
    const id = await companies.create({ name: 'Acme' });
    await companies.update(id, { city: 'Bonn' });

    await expect(companies.update(id, { city: 'Köln' }, 1)).rejects.toThrow(new StaleVersionError(1, 2));
  });

  it('changed by two at the same moment keeps one change and refuses the other', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const companies = new CompanyService(scope);
    const id = await companies.create({ name: 'Acme' });

    const answers = await Promise.allSettled(['Bonn', 'Köln', 'Ulm'].map((city) => companies.update(id, { city })));

    const refusals = answers.filter((answer) => answer.status === 'rejected');
    expect(refusals.every(({ reason }) => reason instanceof StaleVersionError)).toBe(true);
    expect((await getRecord(scope, Company, id)).version).toBe(1 + answers.length - refusals.length);
  });

  it('that is a sole trader is a person and cannot be used while restricted', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const companies = new CompanyService(scope);
    const id = await companies.create({ name: 'Ana Ruiz, carpenter', isSoleTrader: true });
    const subjectId = (await getRecord(scope, Company, id)).subject?.id ?? '';

    await setSubject(scope, subjectId, { restrictedAt: domain.clock.now() });

    await expect(companies.update(id, { city: 'Bonn' })).rejects.toThrow(ProcessingRestrictedError);
    await expect(companies.delete(id)).rejects.toThrow(ProcessingRestrictedError);
  });

  it('never becomes a part of itself', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const companies = new CompanyService(scope);
    const top = await companies.create({ name: 'Top' });
    const middle = await companies.create({ name: 'Middle', parentId: top });
    const bottom = await companies.create({ name: 'Bottom', parentId: middle });

    await expect(companies.update(top, { parentId: bottom })).rejects.toThrow(InvalidInputError);
    await expect(companies.update(top, { parentId: top })).rejects.toThrow(InvalidInputError);
    await companies.update(bottom, { parentId: top });

    expect(await getRecord(scope, Company, bottom)).toMatchObject({ parent: { id: top } });
  });

  it('is not given to a member who left', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const former = (await workspace.as('sales')).viewer.id ?? '';
    await scope.transaction((em) =>
      em.nativeUpdate(Member, { workspaceId: scope.workspaceId, id: former }, { status: 'left' }),
    );

    const refused = new CompanyService(scope).create({ name: 'Acme', ownerId: former });

    await expect(refused).rejects.toThrow(expect.objectContaining({ code: 'INVALID_INPUT', path: 'ownerId' }));
  });

  it.skipIf(NAUGHTY === null)('keeps every naughty name as it is, or refuses it [needs shared/data]', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const companies = new CompanyService(scope);
    const names: string[] = JSON.parse(readFileSync(NAUGHTY ?? '', 'utf8'));

    const changed: string[] = [];
    for (const name of names) {
      const id = await companies.create({ name }).catch((error: unknown) => {
        if (error instanceof InvalidInputError) return null;
        throw error;
      });
      if (id !== null && (await getRecord(scope, Company, id)).name !== name.trim()) changed.push(name);
    }

    expect(changed).toEqual([]);
  });
});
