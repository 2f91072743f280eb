import type { EntityManager } from '@mikro-orm/postgresql';
import { Contact } from '../contact/contact.entity.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { tieSubjects } from '../privacy/subject/link-subjects.ts';
import { applyPatch } from '../record/apply-patch.ts';
import { InputCheck, type NumberRule, type TextRule } from '../record/input/input-check.ts';
import {
  type AboutInput,
  assertAllUsable,
  findAbout,
  findActingMember,
  onlySubjectOf,
  partsOf,
  peopleOf,
} from './about/about.ts';
import { moveLastInteraction } from './about/last-interaction.ts';
import { sealText } from './about/sealed-text.ts';
import { Activity } from './activity.entity.ts';

/** What members log; page views are counted elsewhere and are no exchange. */
export const LOGGED_KINDS = ['call', 'meeting', 'mail', 'message'] as const;

/** Who approached whom. */
export const DIRECTIONS = ['in', 'out', 'none'] as const;

/** Something that happened with people. */
export interface NewActivity extends AboutInput {
  readonly kind: (typeof LOGGED_KINDS)[number];
  readonly direction?: (typeof DIRECTIONS)[number] | undefined;
  /** By default now. */
  readonly occurredAt?: Date | undefined;
  readonly durationSeconds?: number | null | undefined;
  readonly subjectLine?: string | null | undefined;
  readonly body?: string | null | undefined;
  /** Further contacts who took part. */
  readonly participantIds?: readonly string[] | undefined;
}

/** The limits of an activity's fields. */
export const ACTIVITY_LIMITS = {
  subjectLine: { max: 300 },
  body: { max: 50_000, verbatim: true },
  durationSeconds: { min: 0, max: 7 * 24 * 3600 },
} as const satisfies Record<string, TextRule | NumberRule>;

/** An activity has at most so many participants. */
export const MOST_PARTICIPANTS = 50;

/** Logs what happened with people. */
export class ActivityService {
  constructor(private readonly scope: Scope) {}

  /**
   * Logs a call, meeting, mail or message. It is a real exchange with everybody who took part, so their last interaction
   * moves to it: retention rests on that.
   * @throws NotAllowedError · InvalidInputError · NotFoundError for what it is about or a participant ·
   * ProcessingRestrictedError · PurposeNotAllowedError
   */
  async log(input: NewActivity): Promise<string> {
    this.scope.require('activity:log');
    const fields = this.read(input);
    return this.scope.transaction(async (em) => {
      const about = await findAbout(em, this.scope, input);
      const partners = await this.findPartners(em, input, about.contact ? [await about.contact.loadOrFail()] : []);
      const people = [...new Set([...partners, ...(await peopleOf(about))])];
      await assertAllUsable(people, this.scope);
      const activity = await this.create(em, fields, people);
      applyPatch(activity, about, this.scope.clock);
      await this.tie(em, activity, partners, people);
      const partnerIds = partners.map(({ id }) => id);
      await moveLastInteraction(em, this.scope.workspaceId, partnerIds, fields.occurredAt);
      const target = { targetType: 'activity', targetId: activity.id, subjectId: onlySubjectOf(people) };
      this.scope.record(em, { action: 'activity:log', ...target });
      return activity.id;
    });
  }

  private read(input: NewActivity) {
    const check = new InputCheck();
    const now = this.scope.clock.now();
    const { kind, direction = 'none', occurredAt = now } = input;
    check.oneOf('kind', kind, LOGGED_KINDS);
    check.oneOf('direction', direction, DIRECTIONS);
    if (occurredAt > now) check.refuse('occurredAt', 'This lies in the future: plan it as a task.');
    if ((input.participantIds?.length ?? 0) > MOST_PARTICIPANTS)
      check.refuse('participantIds', `Use at most ${MOST_PARTICIPANTS} participants.`);
    const durationSeconds =
      check.integer('durationSeconds', input.durationSeconds, ACTIVITY_LIMITS.durationSeconds) ?? null;
    const subjectLine = check.text('subjectLine', input.subjectLine, ACTIVITY_LIMITS.subjectLine) ?? null;
    const body = check.text('body', input.body, ACTIVITY_LIMITS.body) ?? null;
    check.assertValid();
    return { kind, direction, occurredAt, durationSeconds, subjectLine, body };
  }

  private async findPartners(em: EntityManager, { participantIds = [] }: NewActivity, first: Contact[]) {
    const partners = new Set(first);
    for (const id of participantIds) partners.add(await this.scope.findVisible(em, Contact, id, 'contact:read'));
    return [...partners];
  }

  private async create(em: EntityManager, fields: ReturnType<ActivityService['read']>, people: readonly Contact[]) {
    const { subjectLine, body, ...plain } = fields;
    const id = newId();
    const now = this.scope.clock.now();
    const seal = (column: string, text: string | null) =>
      text === null ? null : sealText(this.scope, people, { table: 'activity', column, rowId: id }, text);
    const activity = em.create(Activity, {
      ...plain,
      workspaceId: this.scope.workspaceId,
      id,
      member: await findActingMember(em, this.scope),
      subjectLine: await seal('subject_line', subjectLine),
      body: await seal('body', body),
      createdAt: now,
      updatedAt: now,
    });
    em.persist(activity);
    return activity;
  }

  private async tie(em: EntityManager, activity: Activity, partners: readonly Contact[], people: readonly Contact[]) {
    const member = await findActingMember(em, this.scope);
    const others = people.filter((person) => !partners.includes(person));
    tieSubjects(em, this.scope, { recordType: 'activity', recordId: activity.id }, [
      ...(member ? [{ subjectId: member.subject.id, role: 'author' as const }] : []),
      ...partsOf(partners, 'participant'),
      ...partsOf(others, 'mentioned'),
    ]);
  }
}
