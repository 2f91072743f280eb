import { findUuid } from '@smartx/domain/kernel';
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { orNothing } from '../or-nothing.ts';
import { AuditCheckType, AuditHeadType, AuditProofType } from './audit-tree.types.ts';
import { shownCheck, shownHead, shownProof } from './shown-audit-tree.ts';

/** The tree that proves that nothing in the audit was changed, left out or added. */
@Resolver()
export class AuditTreeResolver {
  @Query(() => AuditHeadType, {
    nullable: true,
    description: 'Where the audit tree of the workspace stands; null for those who may not read the audit.',
  })
  auditHead(
    @Arg('since', () => Int, {
      nullable: true,
      description:
        'For how many entries an earlier head stands: then the file proves that the tree continues that one.',
    })
    since: number | null,
    @Ctx() { services }: Context,
  ) {
    return orNothing(async () => shownHead(await services.auditTree.state(since)));
  }

  @Query(() => AuditProofType, {
    nullable: true,
    description:
      'The proof that an entry of the audit is in the tree; null for one that does not exist, or still waits.',
  })
  async auditProof(
    @Arg('id', () => ID, { description: 'Of which entry.' }) id: string,
    @Ctx() { services, read }: Context,
  ) {
    const entryId = findUuid('auditEntry', id);
    const proof = entryId === null ? null : await orNothing(() => services.auditTree.prove(entryId));
    if (proof?.subjectId) read.tally.subjects.add(proof.subjectId);
    return proof ? shownProof(proof) : null;
  }

  @Query(() => AuditCheckType, {
    nullable: true,
    description: 'Checks the whole audit against its tree; null for those who may not read the audit.',
  })
  auditVerify(
    @Arg('earlier', () => String, {
      nullable: true,
      description: 'The file of a head that was kept elsewhere: then also whether the tree continues that one.',
    })
    earlier: string | null,
    @Ctx() { services }: Context,
  ) {
    return orNothing(async () => shownCheck(await services.auditTree.verify(earlier)));
  }
}
