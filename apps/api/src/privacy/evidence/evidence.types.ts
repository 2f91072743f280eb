import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../../graphql/types/shared.types.ts';
import { RequestAccessInput } from '../public/public.types.ts';

/** A file of a request. */
@ObjectType('PrivacyRequestEvidence', {
  description: 'A file that a person added to a request to show something; destroyed once it was looked at.',
  implements: Node,
  simpleResolvers: true,
})
export class RequestEvidenceType extends Node {
  @Field(() => String, {
    description: 'What it shows: `correction`, `answer`, `identity` (who asks) or `permission` (of an agent).',
  })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'What it is called; null once it is destroyed.' })
  name!: string | null;

  @Field(() => String, { description: 'Its media type; the content was compared with it.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Its size in bytes.' })
  byteSize!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was added.' })
  addedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was destroyed.' })
  destroyedAt!: Date | null;
}

/** A file to be fetched. */
@InputType({ description: 'Lets a file of a request be fetched once; it is written down who looked.' })
export class PrivacyRequestEvidenceDownloadInput {
  @Field(() => ID, { description: 'The file, of `evidence`.' })
  id!: string;
}

/** A file to be taken back. */
@InputType({ description: 'Takes a file back that was added by mistake.' })
export class RequestRemoveEvidenceInput extends RequestAccessInput {
  @Field(() => ID, { description: 'The file, of `evidence`.' })
  id!: string;
}
