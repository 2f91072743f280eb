import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

/** A privacy centre that is there no more. */
@ObjectType('ClosedCentre', { description: 'A workspace that was closed and destroyed.', simpleResolvers: true })
export class ClosedCentreType {
  @Field(() => String, { description: 'What the organisation was called.' })
  name!: string;

  @Field(() => GraphQLDateTime, { description: 'When everything was destroyed.' })
  endedAt!: Date;
}

/** What a certificate of a closure states. */
@ObjectType('ClosureCertificate', {
  description: 'What the installation signed about a workspace that was closed.',
  simpleResolvers: true,
})
export class ClosureCertificateType {
  @Field(() => String, { description: 'Names the closure.' })
  reference!: string;

  @Field(() => GraphQLDateTime, { description: 'When everything was destroyed.' })
  endedAt!: Date;

  @Field(() => Int, { description: 'From 1; a newer one replaces it.' })
  version!: number;

  @Field(() => Int, { description: 'How many keys were destroyed.' })
  keys!: number;

  @Field(() => Int, { description: 'How many rows were deleted.' })
  records!: number;

  @Field(() => Int, { description: 'How many contents were destroyed.' })
  files!: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the files of the databases were rid of it; null while they are not.',
  })
  sweptAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the last backup of the data ends; null where there is none.',
  })
  dataBackupsEndAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the last backup of the keys ends; null where there is none.',
  })
  keyBackupsEndAt!: Date | null;
}
