import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../graphql/types/user-error.types.ts';

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
