import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { DealService } from '../deal/deal.service.ts';
import { NotFoundError, StaleVersionError, WrongStateError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { deedsOn, getRecord, historyOf, peopleTiedTo, refusalsOf, setSubject } from '../testing/records.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { Task } from './task.entity.ts';
import { TaskService } from './task.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

async function givenPerson(scope: Scope): Promise<{ contactId: string; subjectId: string }> {
  const contactId = await new ContactService(scope).create({ fullName: 'Ana Ruiz' });
  return { contactId, subjectId: (await getRecord(scope, Contact, contactId)).subject.id };
}

describe('a task', () => {
  it('is done by whoever writes it down, unless another is named, and concerns its people', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('sales');
    const colleague = (await workspace.as('sales')).viewer.id;
    const tasks = new TaskService(scope);
    const { contactId, subjectId } = await givenPerson(scope);

    const own = await tasks.create({ title: ' Call Ana ', kind: 'call', dueOn: '2026-06-20', contactId });
    const other = await tasks.create({ title: 'Send offer', assigneeId: colleague });

    expect(await getRecord(scope, Task, own)).toMatchObject({
      title: 'Call Ana',
      kind: 'call',
      status: 'open',
      dueOn: '2026-06-20',
      assignee: { id: scope.viewer.id },
      contact: { id: contactId },
    });
    expect(await getRecord(scope, Task, other)).toMatchObject({ kind: 'to-do', assignee: { id: colleague } });
    expect(await peopleTiedTo(scope, own)).toEqual([`mentioned ${subjectId}`]);
    expect(await deedsOn(scope, own)).toEqual(['task:create']);
  });

  it('about a deal concerns the person of the deal, and follows when it is about another', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const tasks = new TaskService(scope);
    const [ana, bea] = [await givenPerson(scope), await givenPerson(scope)];
    const dealId = await new DealService(scope).create({ name: 'Engines', contactId: ana.contactId });

    const id = await tasks.create({ title: 'Send offer', dealId });
    const before = await peopleTiedTo(scope, id);
    await tasks.update(id, { dealId: null, contactId: bea.contactId });

    expect(before).toEqual([`mentioned ${ana.subjectId}`]);
    expect(await peopleTiedTo(scope, id)).toEqual([`mentioned ${bea.subjectId}`]);
    expect(await historyOf(scope, id)).toEqual([`contact: null → ${bea.contactId}`, `deal: ${dealId} → null`]);
  });

  it('is done once and can be opened again', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const tasks = new TaskService(scope);
    const id = await tasks.create({ title: 'Call' });

    await tasks.complete(id, 1);
    const done = await getRecord(scope, Task, id);
    await expect(tasks.complete(id)).rejects.toThrow(WrongStateError);
    await expect(tasks.complete(id, 1)).rejects.toThrow(StaleVersionError);
    await tasks.reopen(id);
    await expect(tasks.reopen(id)).rejects.toThrow(WrongStateError);

    expect(done).toMatchObject({ status: 'done', completedAt: domain.clock.now() });
    expect(await getRecord(scope, Task, id)).toMatchObject({ status: 'open', completedAt: null, version: 3 });
  });

  it('goes into the bin', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const tasks = new TaskService(scope);
    const id = await tasks.create({ title: 'Call' });

    await tasks.delete(id);

    expect(await getRecord(scope, Task, id)).toMatchObject({ deletedById: scope.viewer.id });
    await expect(tasks.complete(id)).rejects.toThrow(NotFoundError);
    expect(await deedsOn(scope, id)).toEqual(['task:create', 'task:delete']);
  });

  it('is refused with every broken place named', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');

    await expect(new TaskService(scope).create({ title: ' ', dueOn: 'soon' })).rejects.toThrow(
      expect.objectContaining({ fields: ['title', 'dueOn'].map((path) => expect.objectContaining({ path })) }),
    );
    // B1-AC3
    await expect(new TaskService(scope).create({ title: 'charge 4111 1111 1111 1111' })).rejects.toThrow(
      expect.objectContaining({ path: 'title' }),
    );
  });

  it('is not written by a role that only reads, nor changed by another team', async () => {
    const workspace = await domain.givenWorkspace();
    const id = await new TaskService(await workspace.as('sales')).create({ title: 'Call' });
    const viewer = new TaskService(await workspace.as('viewer'));
    const stranger = new TaskService(await workspace.as('sales'));

    const commands = (tasks: TaskService) => [
      tasks.update(id, { title: 'X' }),
      tasks.complete(id),
      tasks.reopen(id),
      tasks.delete(id),
    ];

    expect(await refusalsOf([viewer.create({ title: 'X' }), ...commands(viewer)])).toEqual(['NOT_ALLOWED']);
    expect(await refusalsOf(commands(stranger))).toEqual(['NOT_FOUND']);
  });

  it('of another workspace looks like one that does not exist', async () => {
    const theirs = await (await domain.givenWorkspace()).as('owner');
    const id = await new TaskService(theirs).create({ title: 'Call' });
    const { contactId } = await givenPerson(theirs);
    const tasks = new TaskService(await (await domain.givenWorkspace()).as('owner'));

    for (const target of [id, newId()])
      expect(
        await refusalsOf([
          tasks.update(target, { title: 'X' }),
          tasks.complete(target),
          tasks.reopen(target),
          tasks.delete(target),
          tasks.create({ title: 'X', contactId: target }),
          tasks.create({ title: 'X', companyId: target }),
          tasks.create({ title: 'X', dealId: target }),
          tasks.create({ title: 'X', assigneeId: target }),
        ]),
      ).toEqual(['NOT_FOUND']);
    await expect(tasks.create({ title: 'X', contactId })).rejects.toThrow(new NotFoundError('contact'));
  });

  it('about a person whose processing is restricted stands still', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const tasks = new TaskService(scope);
    const { contactId, subjectId } = await givenPerson(scope);
    const dealId = await new DealService(scope).create({ name: 'Engines', contactId });
    const [id, free] = [await tasks.create({ title: 'Call', contactId }), await tasks.create({ title: 'Call' })];
    await setSubject(scope, subjectId, { restrictedAt: domain.clock.now() });

    const commands = [
      tasks.create({ title: 'X', contactId }),
      tasks.create({ title: 'X', dealId }),
      tasks.update(free, { contactId }),
      tasks.update(id, { title: 'X' }),
      tasks.complete(id),
      tasks.delete(id),
    ];

    expect(await refusalsOf(commands)).toEqual(['PROCESSING_RESTRICTED']);
  });
});
