import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { InvalidInputError, NotFoundError, WrongStateError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { PURPOSES, type Purpose, purposeBits } from '../../../kernel/purposes.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { findSubject } from '../../consent/append-consent.ts';
import { samePerson } from '../../reach/reached-rows.ts';
import { settleSuspensions } from '../../request/rights/suspension.ts';
import type { RESTRICTION_GROUNDS } from '../data-subject.entity.ts';
import { PurposeRestriction } from './purpose-restriction.entity.ts';

const SHORTEST_REASON = 10;
const LONGEST_REASON = 500;

/** Purposes that are to stand still for a person. */
export interface RestrictedPurposes {
  readonly purposes: readonly Purpose[];
  readonly ground: (typeof RESTRICTION_GROUNDS)[number];
  /** Sealed under the person's key. */
  readonly reason: string;
}

/** Restricts single purposes of a person by hand (GDPR Art. 18): everything else goes on. */
export class PurposeRestrictionService {
  constructor(private readonly scope: Scope) {}

  /**
   * Lets purposes stand still for a person, whatever they rest on; what stands still already stays as it is. Gives the person.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · InvalidInputError for none, for a purpose that nobody can
   * restrict, and without a reason · WrongStateError where all of them stand still already
   */
  async restrict(subjectId: string, { purposes, ground, reason }: RestrictedPurposes): Promise<string> {
    this.scope.require('subject:restrict');
    const words = checked(purposes, reason);
    const { workspaceId, clock, viewer, vault } = this.scope;
    return this.scope.transaction(async (em) => {
      const subject = await findSubject(em, this.scope, subjectId);
      const open = await em.find(PurposeRestriction, { workspaceId, subject, liftedAt: null });
      const fresh = [...new Set(purposes)].filter((purpose) => !open.some((one) => one.purpose === purpose));
      if (fresh.length === 0) throw new WrongStateError('restricted', 'These purposes stand still already.');
      for (const purpose of fresh) {
        const id = newId();
        const place = { workspaceId, table: 'purpose_restriction', column: 'reason', rowId: id };
        em.persist(
          em.create(PurposeRestriction, {
            ...{ workspaceId, id, subject: ref(subject), purpose, restrictionGround: ground },
            reason: await vault.seal(subject.id, place, words),
            restrictedAt: clock.now(),
            restrictedById: viewer.kind === 'member' ? viewer.id : null,
          }),
        );
      }
      await this.settle(em, subject.id, ['purposes-restricted', ground, ...fresh]);
      return subject.id;
    });
  }

  /**
   * Lets a purpose go on, after the person was told (GDPR Art. 18(3)); what an open objection is about stays. Gives the person.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · WrongStateError where it goes on already ·
   * InvalidInputError where the person was not told yet
   */
  async lift(id: string, personToldAt: Date): Promise<string> {
    this.scope.require('subject:restrict');
    const { workspaceId, clock } = this.scope;
    return this.scope.transaction(async (em) => {
      const found = await em.findOne(PurposeRestriction, { workspaceId, id });
      if (!found) throw new NotFoundError('purposeRestriction');
      if (found.liftedAt) throw new WrongStateError('lifted', 'This purpose goes on already.');
      const now = clock.now();
      if (personToldAt < found.restrictedAt || personToldAt > now) {
        const message = 'Tell the person first: a time after the restriction began and not ahead of now.';
        throw invalid('personToldAt', message);
      }
      const { purpose, subject } = found;
      found.liftedAt = now;
      await em.flush();
      // Whoever was merged into them has the bit too, and would keep it when they are parted.
      const same = await samePerson(em, workspaceId, [subject.id]);
      const open = { workspaceId, purpose, liftedAt: null, subject: { id: { $in: same } } };
      // What an open request holds is put back when it is settled.
      if ((await em.count(PurposeRestriction, open)) === 0)
        await em.execute(
          'update data_subject set restricted_purposes = restricted_purposes & ~?::bigint where workspace_id = ? and id in (?)',
          [`${purposeBits([purpose])}`, workspaceId, same],
        );
      await this.settle(em, subject.id, ['purpose-lifted', purpose], same);
      return subject.id;
    });
  }

  private async settle(
    em: EntityManager,
    subjectId: string,
    fields: readonly string[],
    same: readonly string[] = [subjectId],
  ): Promise<void> {
    const target = { targetType: 'data_subject', targetId: subjectId, subjectId };
    this.scope.record(em, { action: 'subject:restrict', ...target, fields });
    await settleSuspensions(em, this.scope, same);
  }
}

/** @throws InvalidInputError */
function checked(purposes: readonly Purpose[], reason: string): string {
  if (purposes.length === 0) throw invalid('purposes', 'Expected at least one purpose.');
  if (purposes.some((purpose) => PURPOSES[purpose].list === 'always'))
    throw invalid('purposes', 'A purpose that is always on cannot be restricted.');
  const words = reason.trim().normalize('NFC');
  if (words.length < SHORTEST_REASON || words.length > LONGEST_REASON)
    throw invalid('reason', `Expected a reason in ${SHORTEST_REASON} to ${LONGEST_REASON} characters.`);
  return words;
}

function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
