import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';

/** What a command refused. */
@InterfaceType({
  description:
    'Why a command did nothing. Every refusal that a user can act on is one of these, never a top-level error.',
  resolveType: (error: { __typename?: string }) => error.__typename,
})
export abstract class UserError {
  @Field(() => String, { description: 'A code that never changes, in capitals.' })
  code!: string;

  @Field(() => String, { description: 'A sentence for people. It holds ids, never personal values.' })
  message!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The place in the input, such as `emails.0.value`; null if it is none.',
  })
  path!: string | null;

  @Field(() => String, { description: 'The page that explains the code.' })
  docsUrl!: string;
}

/** One faulty place of an input. */
@ObjectType({ description: 'One place of an input that is wrong.', simpleResolvers: true })
export class FieldProblemType {
  @Field(() => String, { description: 'The place in the input.' })
  path!: string;

  @Field(() => String, { description: 'What is expected there.' })
  message!: string;
}

/** The input breaks a rule. */
@ObjectType({
  implements: UserError,
  description: 'The input breaks a rule; every broken place is named.',
  simpleResolvers: true,
})
export class InvalidInput extends UserError {
  @Field(() => [FieldProblemType], { description: 'Every broken place.' })
  fields!: FieldProblemType[];
}

/** The target does not exist or is hidden. */
@ObjectType({
  implements: UserError,
  description: 'There is no such record, or the viewer may not see it: the two look the same.',
  simpleResolvers: true,
})
export class NotFound extends UserError {}

/** The roles do not allow it. */
@ObjectType({
  implements: UserError,
  description: 'The roles of the viewer do not allow the action.',
  simpleResolvers: true,
})
export class NotAllowed extends UserError {
  @Field(() => String, { description: 'The action, such as `contact:delete`.' })
  action!: string;
}

/** Somebody else was faster. */
@ObjectType({
  implements: UserError,
  description: 'Somebody else changed the record since the caller read it.',
  simpleResolvers: true,
})
export class VersionConflict extends UserError {
  @Field(() => Int, { description: 'The version that the record has now.' })
  currentVersion!: number;
}

/** GDPR Art. 18. */
@ObjectType({
  implements: UserError,
  description: 'Processing of the person is restricted (GDPR Art. 18).',
  simpleResolvers: true,
})
export class ProcessingRestricted extends UserError {
  @Field(() => String, { description: 'The article that restricts it.' })
  article!: string;
}

/** The purpose does not allow it. */
@ObjectType({
  implements: UserError,
  description: 'The declared purpose does not allow this, or nothing permits it (GDPR Art. 6).',
  simpleResolvers: true,
})
export class PurposeRefused extends UserError {
  @Field(() => String, { description: 'The purpose in question.' })
  purpose!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What stops a message to a person: a cause of `SendVerdict`; null for any other command.',
  })
  cause?: string | null;
}

/** It exists already. */
@ObjectType({ implements: UserError, description: 'The same record exists already.', simpleResolvers: true })
export class DuplicateFound extends UserError {
  @Field(() => [ID], { description: 'The existing records that the viewer may see.' })
  candidates!: string[];
}

/** Everything that needs no fields of its own. */
@ObjectType({
  implements: UserError,
  description:
    'A refusal that its code explains: SUPPRESSED, ON_HOLD, WRONG_STATE, LAST_OWNER, WORKSPACE_CLOSING, APPROVAL_REQUIRED, IDEMPOTENCY_MISMATCH.',
  simpleResolvers: true,
})
export class Refused extends UserError {}

/** Every member of the interface, for the schema. */
export const USER_ERRORS = [
  InvalidInput,
  NotFound,
  NotAllowed,
  VersionConflict,
  ProcessingRestricted,
  PurposeRefused,
  DuplicateFound,
  Refused,
];
