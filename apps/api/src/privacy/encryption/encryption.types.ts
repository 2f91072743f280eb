import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InputType, Int, ObjectType } from 'type-graphql';

/** A version of the workspace's key. */
@ObjectType('KeyVersion', {
  description: 'A version of the key that wraps the data keys of the workspace.',
  simpleResolvers: true,
})
export class KeyVersionType {
  @Field(() => Int, { description: 'Counts from 1; the highest wraps what is new.' })
  version!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => Int, { description: 'How many data keys lie under it now.' })
  keys!: number;
}

/** How many keys of a kind there are. */
@ObjectType('KeyCount', { description: 'How many data keys of a kind there are.', simpleResolvers: true })
export class KeyCountType {
  @Field(() => String, { description: 'Whose they are: `subject`, `record`, `request` or `workspace`.' })
  kind!: string;

  @Field(() => Int, { description: 'Those that open what they sealed.' })
  alive!: number;

  @Field(() => Int, { description: 'Those that were destroyed; what they sealed is unreadable for good.' })
  destroyed!: number;
}

/** A backup of the keys. */
@ObjectType('KeyBackup', { description: 'A backup of the keys, apart from the data.', simpleResolvers: true })
export class KeyBackupType {
  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  madeAt!: Date;

  @Field(() => GraphQLDateTime, {
    description: 'When its life ends; until then it holds keys of people who are erased later.',
  })
  expiresAt!: Date;
}

/** A backup of the data. */
@ObjectType('DataBackup', {
  description: 'A backup of the data and the files, under a key of its own.',
  simpleResolvers: true,
})
export class DataBackupType {
  @Field(() => GraphQLDateTime, { description: 'The moment that it shows.' })
  madeAt!: Date;

  @Field(() => GraphQLDateTime, {
    description: 'When its key is destroyed; until then it shows whoever is erased later.',
  })
  expiresAt!: Date;
}

/** How a column is stored. */
@ObjectType('StoredColumn', {
  description: 'A column of personal data that is sealed or searchable.',
  simpleResolvers: true,
})
export class StoredColumnType {
  @Field(() => String, { description: 'How the database calls its table.' })
  table!: string;

  @Field(() => String, { description: 'How the database calls it.' })
  column!: string;

  @Field(() => String, {
    description: '`sealed`, or `searchable`: kept readable inside the database to be found and sorted.',
  })
  stored!: string;
}

/** How the workspace is encrypted. */
@ObjectType('EncryptionStatus', {
  description: 'How what the workspace keeps is encrypted: numbers and dates, never a key.',
  simpleResolvers: true,
})
export class EncryptionStatusType {
  @Field(() => [KeyVersionType], { description: 'The versions of the workspace’s key, the newest first.' })
  versions!: KeyVersionType[];

  @Field(() => [KeyCountType], { description: 'Its data keys by kind.' })
  counts!: KeyCountType[];

  @Field(() => KeyBackupType, {
    nullable: true,
    description: 'The newest backup of the keys; null where none is alive.',
  })
  lastBackup!: KeyBackupType | null;

  @Field(() => DataBackupType, {
    nullable: true,
    description: 'The newest backup of the data of the whole installation; null where none can be read.',
  })
  lastDataBackup!: DataBackupType | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Up to when erasures, withdrawals and restrictions are written down outside the database, so that no restore takes them back.',
  })
  journalCompleteAt!: Date | null;

  @Field(() => [StoredColumnType], {
    description: 'Which columns are sealed and which searchable, from the catalogue.',
  })
  columns!: StoredColumnType[];
}

/** Which key is to be replaced. */
@InputType({ description: 'Which key of the workspace is to be replaced.' })
export class KeyRotateInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The newest version that the caller has seen; refused where another one was made since.',
  })
  ifVersion?: number | null;
}
