import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';

/** Where the audit tree stands. */
@ObjectType('AuditHead', {
  description:
    'What the installation signed last: how many entries of the audit have their place in the tree, and its root.',
  simpleResolvers: true,
})
export class AuditHeadType {
  @Field(() => Int, { description: 'How many entries are in the tree.' })
  entries!: number;

  @Field(() => Int, { description: 'How many were written since; within a minute they have their place too.' })
  waiting!: number;

  @Field(() => String, { nullable: true, description: 'The root, in hex; null before the first entry.' })
  root!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was signed; null before the first entry.' })
  signedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The public key that it is checked with, as `/.well-known/smartx-audit.json` publishes it.',
  })
  publicKey!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The head as a file to keep elsewhere: JSON, in which `consistency` is the proof that the tree was only added to since the size that was asked for.',
  })
  file!: string | null;
}

/** The proof that an entry is in the tree. */
@ObjectType('AuditProof', {
  description: 'The proof that an entry of the audit is in the signed tree.',
  simpleResolvers: true,
})
export class AuditProofType {
  @Field(() => Int, { description: 'Which place it has, counted from 1.' })
  position!: number;

  @Field(() => Int, { description: 'How many entries are in the tree.' })
  entries!: number;

  @Field(() => GraphQLDateTime, { description: 'When the head was signed that stands over it.' })
  signedAt!: Date;

  @Field(() => String, {
    description: 'The proof as a file: JSON, which anybody can check without the product; ids only, no values.',
  })
  file!: string;
}

/** Something that is wrong. */
@ObjectType('AuditFinding', { description: 'Something that is wrong with the audit.', simpleResolvers: true })
export class AuditFindingType {
  @Field(() => String, {
    description:
      'An entry: `ENTRY_CHANGED`, `ENTRY_MISSING`, `ENTRY_ADDED`, `PAYLOAD_CHANGED`. A place of the tree: `LEAF_MISSING`, `LEAF_CHANGED`. A head: `HEAD_CHANGED`, `HEAD_FORGED`, `HEAD_MISSING`. Beside an earlier head: `EARLIER_FORGED`, `CUT_OFF`, `REWRITTEN`.',
  })
  kind!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'The place in the tree, counted from 1; for a head, for how many entries it stands; null where there is none.',
  })
  position!: number | null;

  @Field(() => ID, { nullable: true, description: 'The entry; null where it is about none.' })
  entryId!: string | null;
}

/** What a check found. */
@ObjectType('AuditCheck', {
  description:
    'What a check of the whole audit found: every entry against its place, every place against the signed heads.',
  simpleResolvers: true,
})
export class AuditCheckType {
  @Field(() => GraphQLDateTime, { description: 'When it was done.' })
  checkedAt!: Date;

  @Field(() => Int, { description: 'How many entries are in the tree and were checked.' })
  entries!: number;

  @Field(() => Int, { description: 'How many were written since and wait for their place.' })
  waiting!: number;

  @Field(() => [AuditFindingType], { description: 'The first hundred of what is wrong; empty where nothing is.' })
  findings!: AuditFindingType[];

  @Field(() => Int, { description: 'How much is wrong.' })
  findingCount!: number;
}
