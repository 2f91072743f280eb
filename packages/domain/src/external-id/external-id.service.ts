import type { EntityManager } from '@mikro-orm/postgresql';
import { findHolder, type RecordHolder } from '../custom-field/record-holder.ts';
import { DuplicateFoundError, NotAllowedError, NotFoundError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { assertUsable, isUsable } from '../privacy/subject/assert-usable.ts';
import { touch } from '../record/apply-patch.ts';
import { ExternalId } from '../record/external-id.entity.ts';
import { InputCheck } from '../record/input/input-check.ts';

/** What other systems can name. */
export const EXTERNAL_ID_OBJECTS = ['company', 'contact', 'lead', 'deal', 'product'] as const;

/** What another system can name. */
export type ExternalIdObject = (typeof EXTERNAL_ID_OBJECTS)[number];

/** What another system calls a record. */
export interface ExternalIdInput {
  readonly source: string;
  readonly key: string;
}

/** A record has at most so many. */
const MOST_EXTERNAL_IDS = 50;

const LIMITS = { source: { max: 60 }, key: { max: 200 } };
const TYPES = { company: 'Company', contact: 'Contact', lead: 'Lead', deal: 'Deal', product: 'Product' } as const;

/** What other systems call our records; unique in a workspace for each kind of record. */
export class ExternalIdService {
  constructor(private readonly scope: Scope) {}

  /**
   * Writes down what another system calls a record. Saying it again changes nothing.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · ProcessingRestrictedError (GDPR Art. 18) ·
   * PurposeNotAllowedError · DuplicateFoundError where the other system calls another record so
   */
  async assign(
    object: ExternalIdObject,
    recordId: string,
    input: ExternalIdInput,
    ifVersion?: number | null,
  ): Promise<string> {
    return this.change(object, recordId, ifVersion, async (em) => {
      const { source, key } = read(input);
      const { workspaceId } = this.scope;
      // Two commands that name two records so at once meet here, and not at the index.
      await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
        `external_id ${workspaceId} ${object} ${source} ${key}`,
      ]);
      const taken = await em.findOne(ExternalId, { workspaceId, recordType: object, source, key });
      if (taken?.recordId === recordId) return false;
      if (taken) throw new DuplicateFoundError(object, await this.visible(em, object, taken.recordId), 'key');
      const own = await em.count(ExternalId, { workspaceId, recordType: object, recordId });
      if (own >= MOST_EXTERNAL_IDS) refuse('key', `A record has at most ${MOST_EXTERNAL_IDS} of them.`);
      em.persist(em.create(ExternalId, { workspaceId, id: newId(), recordType: object, recordId, source, key }));
      return true;
    });
  }

  /**
   * Forgets what another system calls a record.
   * @throws as `assign`, and NotFoundError where it does not call it so
   */
  async remove(
    object: ExternalIdObject,
    recordId: string,
    input: ExternalIdInput,
    ifVersion?: number | null,
  ): Promise<string> {
    return this.change(object, recordId, ifVersion, async (em) => {
      const { workspaceId } = this.scope;
      const found = await em.findOne(ExternalId, { workspaceId, recordType: object, recordId, ...read(input) });
      if (!found) throw new NotFoundError('external id');
      em.remove(found);
      return true;
    });
  }

  private async change(
    object: ExternalIdObject,
    recordId: string,
    ifVersion: number | null | undefined,
    work: (em: EntityManager) => Promise<boolean>,
  ): Promise<string> {
    const action = `${object}:update` as const;
    this.scope.require(action);
    // Whoever does not see them would learn them by what is refused.
    if (this.scope.viewer.permissions.fieldRules.has(`${TYPES[object]}.externalIds`)) throw new NotAllowedError(action);
    return this.scope.transaction(async (em) => {
      const { record, subject } = await findHolder(em, this.scope, object, recordId, ifVersion);
      if (subject) await assertUsable(subject, this.scope);
      if (!(await work(em))) return recordId;
      touch(record, this.scope.clock);
      this.scope.record(em, {
        ...{ action, targetType: object, targetId: recordId, subjectId: subject?.id ?? null },
        ...{ version: record.version + 1, changes: [{ field: 'externalIds' }] },
      });
      return recordId;
    });
  }

  /** A record that the viewer may change and whose person allows it is named; of all others it is said that there is one. */
  private async visible(em: EntityManager, object: ExternalIdObject, recordId: string): Promise<string[]> {
    const holder: RecordHolder | null = await findHolder(em, this.scope, object, recordId).catch((error: unknown) => {
      if (error instanceof NotFoundError) return null;
      throw error;
    });
    if (!holder) return [];
    const { subject } = holder;
    return !subject || isUsable(await subject.loadOrFail(), this.scope) ? [recordId] : [];
  }
}

function read({ source, key }: ExternalIdInput): ExternalIdInput {
  const check = new InputCheck();
  const words = {
    source: check.requiredText('source', source, LIMITS.source),
    key: check.requiredText('key', key, LIMITS.key),
  };
  check.assertValid();
  return words;
}

function refuse(path: string, message: string): void {
  const check = new InputCheck();
  check.refuse(path, message);
  check.assertValid();
}
