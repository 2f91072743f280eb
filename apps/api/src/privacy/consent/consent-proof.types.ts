import { Field, ID, ObjectType } from 'type-graphql';

/** A receipt. */
@ObjectType('ConsentReceipt', {
  description: 'The copy of a consent that the person gets, for machines and for people.',
  simpleResolvers: true,
})
export class ConsentReceiptType {
  @Field(() => String, { description: 'The language of the page: `en`, `de`, `fr` or `ar`.' })
  language!: string;

  @Field(() => String, {
    description:
      'JSON-LD in the structure of ISO/IEC TS 27560:2023 (W3C DPV profile dpv-27560); its schema is at `/.well-known/smartx-consent-receipt.json`.',
  })
  json!: string;

  @Field(() => String, { description: 'A page to read and print: one HTML file without a script.' })
  page!: string;
}

/** What the audit says. */
@ObjectType('ConsentCheck', {
  description: 'What a comparison of an entry of the consent ledger with the audit found.',
  simpleResolvers: true,
})
export class ConsentCheckType {
  @Field(() => String, {
    description:
      '`same` as it was written; `changed` since; `unreadable`, because the person was erased; `not-audited`, an objection that an import wrote with many others; `unaccounted`: nothing in the audit log says who wrote it.',
  })
  outcome!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The entry of the audit, whose place in the signed tree `auditProof` proves; null where there is none.',
  })
  auditEntryId!: string | null;
}
