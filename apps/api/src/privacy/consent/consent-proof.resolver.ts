import { encodeId, findUuid } from '@smartx/domain/kernel';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { orNothing } from '../or-nothing.ts';
import { ConsentCheckType, ConsentReceiptType } from './consent-proof.types.ts';

const WHICH = { description: 'Which entry of the ledger.' } as const;

/** What proves a consent: the receipt for the person, the audit for everybody else. */
@Resolver()
export class ConsentProofResolver {
  @Query(() => ConsentReceiptType, {
    nullable: true,
    description: 'The receipt of a consent; null for an objection, and for whoever is not there or was erased.',
  })
  async consentReceipt(
    @Arg('id', () => ID, WHICH) id: string,
    @Arg('language', () => String, {
      nullable: true,
      description: 'The language of the page (BCP 47); without it that of the words which were agreed to.',
    })
    language: string | null,
    @Ctx() { services, read }: Context,
  ) {
    const eventId = findUuid('consentEvent', id);
    const receipt = eventId && (await orNothing(() => services.consentReceipts.receipt(eventId, language)));
    if (receipt) read.tally.subjects.add(receipt.subjectId);
    return receipt;
  }

  @Query(() => ConsentCheckType, {
    nullable: true,
    description: 'Compares an entry of the ledger with what the audit wrote down; null for those who may not read it.',
  })
  async consentCheck(@Arg('id', () => ID, WHICH) id: string, @Ctx() { services, read }: Context) {
    const eventId = findUuid('consentEvent', id);
    const check = eventId && (await orNothing(() => services.consents.check(eventId)));
    if (!check) return null;
    read.tally.subjects.add(check.subjectId);
    return { ...check, auditEntryId: check.auditEntryId && encodeId('auditEntry', check.auditEntryId) };
  }
}
