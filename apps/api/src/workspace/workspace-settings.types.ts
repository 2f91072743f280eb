import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { payloadOf } from '../graphql/types/payload.types.ts';

/** Where the workspace stands. */
@ObjectType('WorkspaceSettings', {
  description: 'Who the workspace is, where it stands, and how people reach it about their data (GDPR Art. 13(1)(a)).',
  simpleResolvers: true,
})
export class WorkspaceSettingsType {
  @Field(() => String, { description: 'The short name in addresses.' })
  slug!: string;

  @Field(() => String, { description: 'What the organisation is called.' })
  name!: string;

  @Field(() => String, { description: 'The country whose rules hold where no other is known (ISO 3166-1).' })
  country!: string;

  @Field(() => String, { description: 'The time zone in which its deadlines run (IANA).' })
  timeZone!: string;

  @Field(() => String, { description: 'The language in which it writes to people.' })
  locale!: string;

  @Field(() => String, { nullable: true, description: 'Where people write about their data.' })
  privacyEmail!: string | null;

  @Field(() => String, { nullable: true, description: 'Where letters reach it.' })
  postalAddress!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was set up; null while nobody did.' })
  setUpAt!: Date | null;

  @Field(() => Int, { description: 'Counts its changes.' })
  version!: number;
}

/** The answer of a command on the workspace. */
export const WorkspaceSettingsPayload = payloadOf(WorkspaceSettingsType, 'WorkspaceSettings');

/** Changes of the workspace. */
@InputType({ description: 'Where the workspace stands; what is left out stays as it is.' })
export class WorkspaceUpdateInput {
  @Field(() => String, { nullable: true, description: 'What the organisation is called.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Its country (ISO 3166-1 alpha-2).' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Its time zone (IANA).' })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: 'The language in which it writes: `en`, `de`, `fr` or `ar`.' })
  locale?: string | null;

  @Field(() => String, { nullable: true, description: 'Where people write about their data.' })
  privacyEmail?: string | null;

  @Field(() => String, { nullable: true, description: 'Where letters reach it.' })
  postalAddress?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only if it is still at this version.' })
  ifVersion?: number | null;
}

/** The set-up. */
@InputType({ description: 'The whole set-up of a workspace; nothing of it but the version may be left out.' })
export class WorkspaceSetUpInput extends WorkspaceUpdateInput {
  @Field(() => Boolean, {
    description:
      'Adopts the product’s weighing for each legitimate interest that nobody weighed yet, to be looked at again in a year.',
  })
  useDefaults!: boolean;
}
