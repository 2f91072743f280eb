import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../graphql/types/shared.types.ts';

/** What a person says against a value. */
@ObjectType('DisputedValue', {
  description: 'A value that stays although the person says that it is wrong; what they say stands beside it.',
  implements: Node,
  simpleResolvers: true,
})
export class DisputedValueType extends Node {
  @Field(() => String, {
    description: '`fullName`, `email`, `phone`, `postalAddress`, `city`, `country`, `jobTitle` or `birthDate`.',
  })
  field!: string;

  @Field(() => String, { nullable: true, description: 'As the person says that it should be.' })
  claimed!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in their own words.' })
  statement!: string | null;

  @Field(() => GraphQLDateTime, { description: 'Since when it stands there.' })
  disputedAt!: Date;
}
