import { type EntityManager, type Ref, ref } from '@mikro-orm/postgresql';
import { findAssignee, ownIdOf } from '../identity/assignable-member.ts';
import type { Action } from '../kernel/actions.ts';
import { InvalidInputError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Change, Scope } from '../kernel/scope.ts';
import { assertUsable } from '../privacy/subject/assert-usable.ts';
import { createSubject } from '../privacy/subject/create-subject.ts';
import { applyPatch, type Patch } from '../record/apply-patch.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { Company } from './company.entity.ts';
import { type CompanyChanges, type NewCompany, readCompany } from './company-input.ts';

/** The commands on companies. */
export class CompanyService {
  constructor(private readonly scope: Scope) {}

  /**
   * Records a company.
   * @throws NotAllowedError · InvalidInputError · NotFoundError for a parent or owner
   */
  async create(input: NewCompany): Promise<string> {
    return this.scope.transaction(async (em) => (await createCompany(em, this.scope, input)).id);
  }

  /**
   * Changes the given fields of a company.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · ProcessingRestrictedError for a sole trader
   */
  async update(companyId: string, changes: CompanyChanges, ifVersion?: number | null): Promise<string> {
    this.scope.require('company:update');
    return this.scope.transaction(async (em) => {
      const company = await this.scope.findVisible(em, Company, companyId, 'company:update', ifVersion);
      await this.assertUsable(company);
      const check = new InputCheck();
      const fields = readCompany(check, changes);
      check.assertValid();
      const patch = { ...fields, ...(await findRelations(em, this.scope, changes)) };
      if (patch.parent) await assertNoCircle(em, company, patch.parent.id);
      const made = applyPatch(company, patch, this.scope.clock);
      if (made.length > 0) this.record(em, 'company:update', company, made);
      return company.id;
    });
  }

  /**
   * Puts a company into the bin, where it stays for 30 days.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · ProcessingRestrictedError for a sole trader
   */
  async delete(companyId: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('company:delete');
    return this.scope.transaction(async (em) => {
      const company = await this.scope.findVisible(em, Company, companyId, 'company:delete', ifVersion);
      await this.assertUsable(company);
      const patch = { deletedAt: this.scope.clock.now(), deletedById: ownIdOf(this.scope) };
      this.record(em, 'company:delete', company, applyPatch(company, patch, this.scope.clock));
      return company.id;
    });
  }

  /**
   * Takes a company out of the bin.
   * @throws NotAllowedError · NotFoundError for a company that is not in the bin · StaleVersionError
   */
  async restore(companyId: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('company:restore');
    return this.scope.transaction(async (em) => {
      const company = await this.scope.findInBin(em, Company, companyId, 'company:restore', ifVersion);
      await this.assertUsable(company);
      const patch = { deletedAt: null, deletedById: null };
      this.record(em, 'company:restore', company, applyPatch(company, patch, this.scope.clock));
      return company.id;
    });
  }

  /** Only a sole trader is a person whose data can be restricted. */
  private async assertUsable(company: Company): Promise<void> {
    if (company.subject) await assertUsable(company.subject, this.scope);
  }

  private record(em: EntityManager, action: Action, company: Company, changes: readonly Change[]): void {
    const target = { targetType: 'company', targetId: company.id, subjectId: company.subject?.id ?? null };
    this.scope.record(em, { action, ...target, version: company.version + 1, changes });
  }
}

/**
 * Records a company inside the transaction of a larger command, such as a conversion or an import.
 * @throws NotAllowedError · InvalidInputError · NotFoundError for a parent or owner
 */
export async function createCompany(em: EntityManager, scope: Scope, input: NewCompany): Promise<Company> {
  scope.require('company:create');
  const check = new InputCheck();
  const fields = readCompany(check, { ...input, name: input.name ?? '' });
  check.assertValid();
  const { workspaceId, clock } = scope;
  const relations = await findRelations(em, scope, {
    ...input,
    ownerId: input.ownerId === undefined ? ownIdOf(scope) : input.ownerId,
  });
  const subject = input.isSoleTrader ? await createSubject(em, scope, { kind: 'other' }) : null;
  const now = clock.now();
  const company = em.create(Company, {
    workspaceId,
    id: newId(),
    name: '',
    matchName: '',
    subject,
    importRunId: input.importRunId ?? null,
    createdAt: now,
    updatedAt: now,
  });
  applyPatch(company, { ...fields, ...relations }, clock);
  em.persist(company);
  const target = { targetType: 'company', targetId: company.id, subjectId: subject?.id ?? null };
  scope.record(em, {
    action: 'company:create',
    ...target,
    ...(input.importRunId && { importRunId: input.importRunId }),
  });
  return company;
}

async function findRelations(em: EntityManager, scope: Scope, input: CompanyChanges): Promise<Patch<Company>> {
  const owner = await findAssignee(em, scope, input.ownerId, 'ownerId');
  return { owner: owner && ref(owner), parent: await findParent(em, scope, input.parentId) };
}

async function findParent(
  em: EntityManager,
  scope: Scope,
  parentId: string | null | undefined,
): Promise<Ref<Company> | null | undefined> {
  if (parentId == null) return parentId;
  return ref(await scope.findVisible(em, Company, parentId, 'company:read'));
}

/** A company is no part of itself, neither directly nor through its parents. */
async function assertNoCircle(em: EntityManager, company: Company, parentId: string): Promise<void> {
  const rows = await em.execute(
    `with recursive above (id) as (
       select ?::uuid
       union select c.parent_id from company c join above a on c.id = a.id where c.workspace_id = ? and c.parent_id is not null)
     select 1 from above where id = ?`,
    [parentId, company.workspaceId, company.id],
  );
  if (rows.length === 0) return;
  throw new InvalidInputError([
    { path: 'parentId', message: 'This company belongs to the one that you are changing.' },
  ]);
}
