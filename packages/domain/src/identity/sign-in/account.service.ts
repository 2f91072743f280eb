import { type EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { DuplicateFoundError, NotAllowedError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { createSubject } from '../../privacy/subject/create-subject.ts';
import { Account } from '../account.entity.ts';
import { givenName, signInAddress } from './sign-in-address.ts';

/** Who signs in, as the sign-in library knows them. */
export interface AccountInput {
  readonly authUserId: string;
  readonly email: string;
  readonly fullName?: string | null;
  /** The words in which they stated just now that they are at least 16 years old. */
  readonly ageStatement?: string | null;
}

/** An account as the rest of the product names it. */
export interface AccountRef {
  readonly id: string;
  readonly email: string | null;
  readonly fullName: string | null;
}

/** Accounts are rows of the operator's workspace: there their holders are subjects, and the operator is the controller. */
export class AccountService {
  constructor(private readonly scope: Scope) {}

  /**
   * The account of somebody who can sign in; made when they do so for the first time.
   * @throws NotAllowedError outside the operator's workspace · DuplicateFoundError when another sign-in has the address
   */
  async findOrCreate(input: AccountInput): Promise<AccountRef> {
    this.scope.require('account:create');
    const email = signInAddress(input.email);
    const fullName = givenName(input.fullName);
    const known = await this.scope.transaction((em) => this.find(em, input.authUserId));
    if (known) return known;
    try {
      return await this.scope.transaction(async (em) =>
        this.create(em, { authUserId: input.authUserId, email, fullName, ageStatement: input.ageStatement ?? null }),
      );
    } catch (cause) {
      if (!(cause instanceof UniqueConstraintViolationException)) throw cause;
      const raced = await this.scope.transaction((em) => this.find(em, input.authUserId));
      if (raced) return raced;
      throw new DuplicateFoundError('account', [], 'email');
    }
  }

  private async find(em: EntityManager, authUserId: string): Promise<AccountRef | null> {
    await this.assertOperator(em);
    const found = await em.findOne(Account, { workspaceId: this.scope.workspaceId, authUserId });
    return found && toRef(found);
  }

  private async create(
    em: EntityManager,
    input: { authUserId: string; email: string; fullName: string | null; ageStatement: string | null },
  ): Promise<AccountRef> {
    const { workspaceId } = this.scope;
    const now = this.scope.clock.now();
    const subject = await createSubject(em, this.scope, { kind: 'account' });
    const account = em.create(Account, {
      workspaceId,
      id: newId(),
      subject,
      authUserId: input.authUserId,
      email: input.email,
      fullName: input.fullName,
      statedOfAgeAt: input.ageStatement === null ? null : now,
      ageStatement: input.ageStatement,
      createdAt: now,
      updatedAt: now,
    });
    em.persist(account);
    this.scope.record(em, {
      action: 'account:create',
      targetType: 'account',
      targetId: account.id,
      subjectId: subject.id,
    });
    return toRef(account);
  }

  private async assertOperator(em: EntityManager): Promise<void> {
    const [operator] = await em.execute<{ id: string }[]>('select id from operator_workspace()');
    if (operator?.id !== this.scope.workspaceId) throw new NotAllowedError('account:create');
  }
}

function toRef(account: Account): AccountRef {
  return { id: account.id, email: account.email ?? null, fullName: account.fullName ?? null };
}
