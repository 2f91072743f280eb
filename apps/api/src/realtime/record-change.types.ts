import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { WATCHED_TYPES } from './watched-types.ts';

/** `PrivacyRequest` is `PRIVACY_REQUEST`. */
const VALUES = WATCHED_TYPES.map((name) => ({
  name,
  value: name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase(),
}));

const WatchedTypeEnum = Object.fromEntries(VALUES.map(({ name, value }) => [value, name]));
registerEnumType(WatchedTypeEnum, {
  name: 'WatchedType',
  description: 'A type of records whose changes can be subscribed to.',
  valuesConfig: Object.fromEntries(
    VALUES.map(({ name, value }) => [value, { description: `What the API reads as \`${name}\`.` }]),
  ),
});

const RecordChangeKindEnum = { CHANGED: 'CHANGED', GONE: 'GONE' } as const;
registerEnumType(RecordChangeKindEnum, {
  name: 'RecordChangeKind',
  description: 'What became of a record.',
  valuesConfig: {
    CHANGED: { description: 'It was made or changed; ask for it anew.' },
    GONE: { description: 'It was deleted, or may no longer be seen for the declared purpose. Nothing more is said.' },
  },
});

/** That a record changed. */
@ObjectType('RecordChange', {
  description: 'That a record changed; never what is in it. Who wants to know asks for it under their own policy.',
  simpleResolvers: true,
})
export class RecordChangeType {
  @Field(() => WatchedTypeEnum, { description: 'What kind of record it is.' })
  recordType!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Its id; null where none is named: so much changed, or somebody may not be seen any more. All that is shown of the type is to be asked for anew.',
  })
  recordId!: string | null;

  @Field(() => Int, { nullable: true, description: 'Its version by now; null where it is gone or none is named.' })
  recordVersion!: number | null;

  @Field(() => RecordChangeKindEnum, { description: 'What became of it.' })
  kind!: 'CHANGED' | 'GONE';
}

/** What can be subscribed to. */
@ArgsType()
export class RecordChangedArgs {
  @Field(() => [WatchedTypeEnum], { description: 'Of which types. Those that your role does not read never change.' })
  types!: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Of these records alone, at most 250; without it, of every record of the types that may be seen.',
  })
  ids!: string[] | null;
}
