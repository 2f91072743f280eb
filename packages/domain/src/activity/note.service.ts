import type { EntityManager } from '@mikro-orm/postgresql';
import type { Contact } from '../contact/contact.entity.ts';
import { ownIdOf } from '../identity/assignable-member.ts';
import type { Action } from '../kernel/actions.ts';
import { NotAllowedError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { rowScope } from '../kernel/viewer.ts';
import { tieSubjects } from '../privacy/subject/link-subjects.ts';
import { assertItemUsable } from '../privacy/subject/state/assert-item-usable.ts';
import { applyPatch, type Patch } from '../record/apply-patch.ts';
import { InputCheck, type TextRule } from '../record/input/input-check.ts';
import {
  type AboutInput,
  assertAllUsable,
  findAbout,
  findActingMember,
  onlySubjectOf,
  partsOf,
  peopleOf,
} from './about/about.ts';
import { sealText } from './about/sealed-text.ts';
import { Note } from './note.entity.ts';

/** What can be changed about a note. */
export interface NoteChanges {
  readonly body?: string | undefined;
  readonly isPinned?: boolean | undefined;
}

/** A note to be written; what it is about stays. */
export interface NewNote extends AboutInput, NoteChanges {
  readonly body: string;
}

/** The limits of a note's fields. */
export const NOTE_LIMITS = { body: { max: 20_000, required: true, verbatim: true } } as const satisfies Record<
  string,
  TextRule
>;

/** The commands on notes. A note is no exchange with the person: it never moves their last interaction. */
export class NoteService {
  constructor(private readonly scope: Scope) {}

  /**
   * Writes a note; its text is sealed.
   * @throws NotAllowedError · InvalidInputError · NotFoundError for what it is about · ProcessingRestrictedError ·
   * PurposeNotAllowedError
   */
  async create(input: NewNote): Promise<string> {
    this.scope.require('note:create');
    const body = readBody(input.body ?? '');
    return this.scope.transaction(async (em) => {
      const about = await findAbout(em, this.scope, input);
      const people = await peopleOf(about);
      await assertAllUsable(people, this.scope);
      const author = await findActingMember(em, this.scope);
      const id = newId();
      const now = this.scope.clock.now();
      const stamps = { createdAt: now, updatedAt: now };
      const { workspaceId } = this.scope;
      const note = em.create(Note, { workspaceId, id, author, isPinned: input.isPinned ?? false, ...stamps });
      applyPatch(note, { ...about, body: await this.seal(note, people, body) }, this.scope.clock);
      em.persist(note);
      const writer = author ? [{ subjectId: author.subject.id, role: 'author' as const }] : [];
      const parts = [...writer, ...partsOf(people, 'mentioned')];
      tieSubjects(em, this.scope, { recordType: 'note', recordId: id }, parts);
      const target = { targetType: 'note', targetId: id, subjectId: onlySubjectOf(people) };
      this.scope.record(em, { action: 'note:create', ...target });
      return id;
    });
  }

  /**
   * Changes the text of a note, or whether it stays on top.
   * @throws NotAllowedError also for a note of somebody else, unless all of them are the viewer's to change · NotFoundError ·
   * StaleVersionError · InvalidInputError · ProcessingRestrictedError · PurposeNotAllowedError
   */
  async update(noteId: string, changes: NoteChanges, ifVersion?: number | null): Promise<string> {
    const body = changes.body === undefined ? undefined : readBody(changes.body);
    return this.change(noteId, 'note:update', ifVersion, async (note, people) => ({
      isPinned: changes.isPinned,
      body: body === undefined || body === (await this.open(note)) ? undefined : await this.seal(note, people, body),
    }));
  }

  /**
   * Puts a note into the bin.
   * @throws NotAllowedError also for a note of somebody else, unless all of them are the viewer's to delete · NotFoundError ·
   * StaleVersionError · ProcessingRestrictedError · PurposeNotAllowedError
   */
  async delete(noteId: string, ifVersion?: number | null): Promise<string> {
    const patch = { deletedAt: this.scope.clock.now(), deletedById: ownIdOf(this.scope) };
    return this.change(noteId, 'note:delete', ifVersion, async () => patch);
  }

  private change(
    noteId: string,
    action: Action,
    ifVersion: number | null | undefined,
    decide: (note: Note, people: readonly Contact[]) => Promise<Patch<Note>>,
  ): Promise<string> {
    this.scope.require(action);
    return this.scope.transaction(async (em) => {
      const note = await this.findOwn(em, noteId, action, ifVersion);
      const people = await peopleOf(note);
      await assertAllUsable(people, this.scope);
      await assertItemUsable(em, this.scope, { recordType: 'note', recordId: note.id });
      const changes = applyPatch(note, await decide(note, people), this.scope.clock);
      const target = { targetType: 'note', targetId: note.id, subjectId: onlySubjectOf(people) };
      if (changes.length > 0) this.scope.record(em, { action, ...target, version: note.version + 1, changes });
      return note.id;
    });
  }

  /** What a colleague wrote is read by many and changed by its author; who may change all notes may change this one. */
  private async findOwn(em: EntityManager, noteId: string, action: Action, ifVersion: number | null | undefined) {
    const note = await this.scope.findVisible(em, Note, noteId, 'note:read', ifVersion);
    const isOwn = note.author != null && note.author.id === ownIdOf(this.scope);
    if (!isOwn && rowScope(this.scope.viewer, action) !== 'all') throw new NotAllowedError(action);
    return note;
  }

  private seal(note: Note, people: readonly Contact[], body: string): Promise<Buffer> {
    return sealText(this.scope, people, placeOfBody(note), body);
  }

  private async open(note: Note): Promise<string | null> {
    const { workspaceId, vault } = this.scope;
    return note.body ? vault.open({ workspaceId, ...placeOfBody(note) }, note.body) : null;
  }
}

function placeOfBody({ id }: Note) {
  return { table: 'note', column: 'body', rowId: id };
}

function readBody(text: string): string {
  const check = new InputCheck();
  const body = check.requiredText('body', text, NOTE_LIMITS.body);
  check.assertValid();
  return body;
}
