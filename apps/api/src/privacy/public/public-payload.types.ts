import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../graphql/types/user-error.types.ts';

/** What a submission answers. */
@ObjectType({ description: 'What `requestSubmit` answers.', simpleResolvers: true })
export class RequestSubmitPayload {
  @Field(() => String, { nullable: true, description: 'What to quote; null where nothing was taken in.' })
  reference!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'For somebody who asks for a person that authorised them: what adds a signed permission for an hour, at `/uploads/evidence`. Null where nobody needs one.',
  })
  permissionToken!: string | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty where it was.' })
  errors!: UserError[];
}

/** What a proof answers. */
@ObjectType({ description: 'What `requestVerify` answers.', simpleResolvers: true })
export class RequestVerifyPayload {
  @Field(() => String, { nullable: true, description: 'Opens the request for 24 hours; null where the code is wrong.' })
  token!: string | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty where it was.' })
  errors!: UserError[];
}

/** What a request for a link answers. */
@ObjectType({ description: 'What `requestCopyLink` answers.', simpleResolvers: true })
export class RequestCopyLinkPayload {
  @Field(() => String, {
    nullable: true,
    description: 'Fetches the copy once, within two minutes; null without a copy.',
  })
  path!: string | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty where it was.' })
  errors!: UserError[];
}
