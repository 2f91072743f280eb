import { CLOSURE_REASONS } from '@smartx/domain/workspace';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

/** A kind of record that a closure destroys. */
@ObjectType('ClosureCount', { description: 'How many records of a kind a closure destroys.', simpleResolvers: true })
export class ClosureCountType {
  @Field(() => String, { description: 'The kind, such as `contact`.' })
  kind!: string;

  @Field(() => Int, { description: 'How many there are.' })
  records!: number;
}

/** An export of everything. */
@ObjectType('WorkspaceExport', {
  description: 'Everything that the workspace holds, as one archive that is fetched for seven days and then destroyed.',
  simpleResolvers: true,
})
export class WorkspaceExportType {
  @Field(() => ID, { description: 'Names the export.' })
  id!: string;

  @Field(() => String, { description: '`queued`, `running`, `ready`, `failed` or `destroyed`.' })
  state!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was ordered.' })
  requestedAt!: Date;

  @Field(() => Int, { description: 'How many tables it has.' })
  tableCount!: number;

  @Field(() => Int, { description: 'How many of them are written.' })
  writtenCount!: number;

  @Field(() => Int, { description: 'How many rows are in it.' })
  recordCount!: number;

  @Field(() => Int, { description: 'How many files are in it.' })
  fileCount!: number;

  @Field(() => Int, { description: 'Its size in megabytes, rounded up; 0 while it is not ready.' })
  megabytes!: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Until when it can be fetched; null while it is not ready.',
  })
  expiresAt!: Date | null;

  @Field(() => Int, { description: 'How often it was fetched; the audit says by whom.' })
  downloadCount!: number;
}

/** A hold that stands in the way. */
@ObjectType('ClosureHold', { description: 'A hold in force, which no closure destroys.', simpleResolvers: true })
export class ClosureHoldType {
  @Field(() => ID, { description: 'Names the hold.' })
  id!: string;

  @Field(() => String, { description: 'What the matter is called.' })
  name!: string;
}

/** The closure of a workspace. */
@ObjectType('WorkspaceClosing', {
  description: 'What closing the workspace destroys, what stands in its way, and where it stands (GDPR Art. 28(3)(g)).',
  simpleResolvers: true,
})
export class WorkspaceClosingType {
  @Field(() => String, { description: 'The name, which is typed to close it.' })
  name!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When somebody closed it; null while nobody did.' })
  requestedAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When everything is destroyed; null while nobody closed it.',
  })
  closingAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When an owner gave up the full export of this closure; null while nobody did.',
  })
  exportWaivedAt!: Date | null;

  @Field(() => Boolean, {
    description: 'Whether the export can be given up: none was made since the closure began, and one failed.',
  })
  canWaiveExport!: boolean;

  @Field(() => [ClosureCountType], { description: 'What is destroyed.' })
  counts!: ClosureCountType[];

  @Field(() => [ClosureHoldType], { description: 'Holds in force: they are released first.' })
  holds!: ClosureHoldType[];

  @Field(() => Int, { description: 'Requests of people that are not decided: answered first, or taken over.' })
  openRequests!: number;

  @Field(() => Int, {
    description: 'Items that a law or a dispute keeps: the company keeps them by itself, from the export.',
  })
  keptItems!: number;

  @Field(() => String, { nullable: true, description: 'The last day for which one of them is kept.' })
  keptUntil!: string | null;

  @Field(() => Int, { description: 'Imports that run: they end first.' })
  runningImports!: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the last backup of the data ends that there is now.',
  })
  dataBackupsEndAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the last backup of the keys ends that there is now.',
  })
  keyBackupsEndAt!: Date | null;

  @Field(() => [WorkspaceExportType], { description: 'The latest exports, the newest first.' })
  exports!: WorkspaceExportType[];
}

/** Closes a workspace. */
@InputType({ description: 'Closes the workspace; for thirty days it can be taken back.' })
export class WorkspaceCloseInput {
  @Field(() => String, { description: 'The name of the workspace, typed once more.' })
  confirmation!: string;

  @Field(() => String, { description: 'The password of whoever closes it.' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description: `Why: one of ${CLOSURE_REASONS.map((one) => `\`${one}\``).join(', ')}.`,
  })
  reason?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The company answers open requests by itself; each person is told.',
  })
  takesOverRequests!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The company keeps by itself what a law or a dispute makes it keep.',
  })
  takesOverArchive!: boolean;
}

/** Fetches an export. */
@InputType({ description: 'An export to be fetched.' })
export class WorkspaceExportDownloadInput {
  @Field(() => ID, { description: 'Which export.' })
  id!: string;

  @Field(() => String, { description: 'The password of whoever fetches it.' })
  password!: string;
}

/** Takes a closure back. */
@InputType({ description: 'Takes the closure back.' })
export class WorkspaceCloseCancelInput {
  @Field(() => Int, { nullable: true, description: 'Only if the workspace is still at this version.' })
  ifVersion?: number | null;
}

/** Orders an export. */
@InputType({ description: 'Orders an export of everything.' })
export class WorkspaceExportOrderInput {
  @Field(() => Int, { nullable: true, description: 'Only if the workspace is still at this version.' })
  ifVersion?: number | null;
}

/** Gives up the export of a closure. */
@InputType({ description: 'Gives up the full export of the closure that is under way: every one failed.' })
export class WorkspaceExportWaiveInput {
  @Field(() => String, { description: 'The name of the workspace, typed once more.' })
  confirmation!: string;

  @Field(() => String, { description: 'The password of whoever gives it up.' })
  password!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The company holds elsewhere what a law or a dispute makes it keep.',
  })
  keepsArchiveElsewhere!: boolean;

  @Field(() => Int, { nullable: true, description: 'Only if the workspace is still at this version.' })
  ifVersion?: number | null;
}
