import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { findAssignee, ownIdOf } from '../identity/assignable-member.ts';
import type { Action } from '../kernel/actions.ts';
import { WrongStateError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { linkSubjects, tieSubjects } from '../privacy/subject/link-subjects.ts';
import { assertItemUsable } from '../privacy/subject/state/assert-item-usable.ts';
import { applyPatch, type Patch } from '../record/apply-patch.ts';
import { InputCheck, type TextRule } from '../record/input/input-check.ts';
import { type AboutInput, assertAllUsable, findAbout, onlySubjectOf, partsOf, peopleOf } from './about/about.ts';
import { Task } from './task.entity.ts';

/** The kinds of task. */
export const TASK_KINDS = ['to-do', 'call', 'meeting', 'mail'] as const;

/** What can be changed about a task; a field that is absent stays as it is, null empties it. */
export interface TaskChanges extends AboutInput {
  readonly title?: string | null | undefined;
  readonly kind?: (typeof TASK_KINDS)[number] | undefined;
  readonly dueOn?: string | null | undefined;
  readonly assigneeId?: string | null | undefined;
}

/** Something to be done; without `assigneeId` by the member who writes it down. */
export interface NewTask extends TaskChanges {
  readonly title: string;
}

/** The limits of a task's fields. */
export const TASK_LIMITS = { title: { max: 300, required: true } } as const satisfies Record<string, TextRule>;

/** The commands on tasks. Each concerns the people whom the task is about: where one may not be used, it is refused. */
export class TaskService {
  constructor(private readonly scope: Scope) {}

  /**
   * Writes down something to be done.
   * @throws NotAllowedError · InvalidInputError · NotFoundError for what it is about or the assignee ·
   * ProcessingRestrictedError · PurposeNotAllowedError
   */
  async create(input: NewTask): Promise<string> {
    this.scope.require('task:create');
    return this.scope.transaction(async (em) => {
      const assigneeId = input.assigneeId === undefined ? ownIdOf(this.scope) : input.assigneeId;
      const patch = await this.read(em, { ...input, title: input.title ?? '', assigneeId });
      const now = this.scope.clock.now();
      const key = { workspaceId: this.scope.workspaceId, id: newId() };
      const task = em.create(Task, { ...key, title: '', createdAt: now, updatedAt: now });
      applyPatch(task, patch, this.scope.clock);
      em.persist(task);
      const people = await this.people(task);
      tieSubjects(em, this.scope, tieOf(task), partsOf(people, 'mentioned'));
      const subjectId = onlySubjectOf(people);
      this.scope.record(em, { action: 'task:create', targetType: 'task', targetId: task.id, subjectId });
      return task.id;
    });
  }

  /**
   * Changes the given fields of a task.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · ProcessingRestrictedError ·
   * PurposeNotAllowedError
   */
  async update(taskId: string, changes: TaskChanges, ifVersion?: number | null): Promise<string> {
    return this.change(taskId, 'task:update', ifVersion, (em) => this.read(em, changes));
  }

  /**
   * Marks a task as done.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError · ProcessingRestrictedError ·
   * PurposeNotAllowedError
   */
  async complete(taskId: string, ifVersion?: number | null): Promise<string> {
    return this.change(taskId, 'task:update', ifVersion, async (_em, task) => {
      if (task.status === 'done') throw new WrongStateError('done', 'This task is done already.');
      return { status: 'done', completedAt: this.scope.clock.now() };
    });
  }

  /**
   * Opens a task that was done.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError · ProcessingRestrictedError ·
   * PurposeNotAllowedError
   */
  async reopen(taskId: string, ifVersion?: number | null): Promise<string> {
    return this.change(taskId, 'task:update', ifVersion, async (_em, task) => {
      if (task.status === 'open') throw new WrongStateError('open', 'This task is open.');
      return { status: 'open', completedAt: null };
    });
  }

  /**
   * Puts a task into the bin.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · ProcessingRestrictedError · PurposeNotAllowedError
   */
  async delete(taskId: string, ifVersion?: number | null): Promise<string> {
    const patch = { deletedAt: this.scope.clock.now(), deletedById: ownIdOf(this.scope) };
    return this.change(taskId, 'task:delete', ifVersion, async () => patch);
  }

  private change(
    taskId: string,
    action: Action,
    ifVersion: number | null | undefined,
    decide: (em: EntityManager, task: Task) => Promise<Patch<Task>>,
  ): Promise<string> {
    this.scope.require(action);
    return this.scope.transaction(async (em) => {
      const task = await this.scope.findVisible(em, Task, taskId, action, ifVersion);
      await assertAllUsable(await peopleOf(task), this.scope);
      await assertItemUsable(em, this.scope, tieOf(task));
      const changes = applyPatch(task, await decide(em, task), this.scope.clock);
      if (changes.length === 0) return task.id;
      const people = await this.people(task);
      await linkSubjects(em, this.scope, tieOf(task), partsOf(people, 'mentioned'));
      const target = { targetType: 'task', targetId: task.id, subjectId: onlySubjectOf(people) };
      this.scope.record(em, { action, ...target, version: task.version + 1, changes });
      return task.id;
    });
  }

  private async read(em: EntityManager, input: TaskChanges): Promise<Patch<Task>> {
    const check = new InputCheck();
    const title = check.text('title', input.title, TASK_LIMITS.title) ?? undefined;
    const dueOn = check.date('dueOn', input.dueOn);
    check.oneOf('kind', input.kind, TASK_KINDS);
    check.assertValid();
    const assignee = await findAssignee(em, this.scope, input.assigneeId, 'assigneeId');
    const about = await findAbout(em, this.scope, input);
    return { title, dueOn, kind: input.kind, assignee: assignee && ref(assignee), ...about };
  }

  /** The people whom the task is about now, all of whom may be used. */
  private async people(task: Task) {
    const people = await peopleOf(task);
    await assertAllUsable(people, this.scope);
    return people;
  }
}

function tieOf({ id }: Task) {
  return { recordType: 'task', recordId: id } as const;
}
