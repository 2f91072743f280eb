import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InputType, Int, ObjectType } from 'type-graphql';

/** A workspace from outside. */
@ObjectType('InstalledWorkspace', {
  description: 'A workspace as whoever runs the installation sees it: nothing of what is in it.',
  simpleResolvers: true,
})
export class InstalledWorkspaceType {
  @Field(() => String, { description: 'Its address, as in `/w/<slug>`.' })
  slug!: string;

  @Field(() => String, { description: 'What the organisation is called.' })
  name!: string;

  @Field(() => String, { description: 'Its country (ISO 3166).' })
  country!: string;

  @Field(() => Boolean, { description: "Whether it is the operator's own." })
  isOperator!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => Int, { description: 'How many active members it has.' })
  memberCount!: number;
}

/** A workspace that was closed. */
@ObjectType('ClosedWorkspace', {
  description: 'A workspace that was closed: nothing of it is left but this, and its certificate.',
  simpleResolvers: true,
})
export class ClosedWorkspaceType {
  @Field(() => String, { description: 'The address that it had; nobody else gets it.' })
  slug!: string;

  @Field(() => String, { description: 'What the organisation was called.' })
  name!: string;

  @Field(() => String, { description: 'Names the closure, as in the certificate.' })
  reference!: string;

  @Field(() => String, { description: '`destroying` or `done`.' })
  state!: string;

  @Field(() => GraphQLDateTime, { description: 'When its owner closed it.' })
  requestedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When everything was destroyed.' })
  endedAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the files of the databases were rid of it.' })
  sweptAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'The signed certificate, as a file; null until it is issued.' })
  certificate!: string | null;
}

/** A new workspace. */
@InputType({ description: 'A workspace to be made; its first owner joins by `smartx user create`.' })
export class WorkspaceFoundInput {
  @Field(() => String, { description: '1 to 40 lower-case letters, digits and hyphens.' })
  slug!: string;

  @Field(() => String, { description: 'What the organisation is called.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Its country (ISO 3166); DE without it.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Its time zone (IANA); Europe/Berlin without it.' })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: 'The currency of its sums (ISO 4217); EUR without it.' })
  baseCurrency?: string | null;
}
