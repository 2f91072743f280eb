import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../../graphql/types/shared.types.ts';

/** A copy that was made. */
@ObjectType('AccessCopy', {
  description: 'A copy of a person’s data that answers a request; fetched by the person alone.',
  implements: Node,
  simpleResolvers: true,
})
export class AccessCopyType extends Node {
  @Field(() => Float, { description: 'Its size in bytes.' })
  byteSize!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  madeAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it is destroyed, at most seven days later.' })
  expiresAt!: Date;

  @Field(() => Int, { description: 'How often it was fetched.' })
  downloadCount!: number;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was fetched last.' })
  lastDownloadedAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was destroyed.' })
  destroyedAt!: Date | null;
}
