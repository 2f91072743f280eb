import { DomainError, decodeId, findUuid, PurposeNotAllowedError, purposesForAction } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { refuseRepetition } from '../../file/allow-download.ts';
import { FileDownloadPayload } from '../../file/file.types.ts';
import type { Context } from '../../graphql/context.ts';
import { toUserError } from '../../graphql/user-error.ts';
import { archivedItemRead } from './archive.read.ts';
import {
  ArchivedItemConnection,
  ArchivedItemListArgs,
  ArchivedItemOpenInput,
  ArchivedItemOpenPayload,
} from './archive.types.ts';

/** By what an attempt for another purpose stands in the log of reads. */
const REFUSED = 'PURPOSE';

/** The statutory archive: for the legal obligation alone. */
@Resolver()
export class ArchiveResolver {
  @Query(() => ArchivedItemConnection, {
    description: 'What is in the statutory archive; nothing for any other purpose than the legal obligation.',
  })
  archivedItems(
    @Args(() => ArchivedItemListArgs) { dealId, from, until, ...args }: ArchivedItemListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    if (!purposesForAction('archive:read').includes(context.purpose)) noteRefusal(context);
    const where = { AND: [ARCHIVED, ...ofDeal(dealId), ...inTime(from, until)] };
    return context.read.connection(archivedItemRead, { ...args, where }, info);
  }

  @Mutation(() => ArchivedItemOpenPayload, {
    description: 'Opens an item of the archive, with a reason; every time is in the audit.',
  })
  async archivedItemOpen(
    @Arg('input', () => ArchivedItemOpenInput) { id, reason }: ArchivedItemOpenInput,
    @Ctx() context: Context,
  ) {
    try {
      const { services, read } = context;
      const { subjectId, fields, hasContent } = await services.archive.open(decodeId('archivedItem', id), reason);
      read.tally.subjects.add(subjectId);
      return { fields, hasContent, errors: [] };
    } catch (error) {
      return { fields: null, hasContent: false, errors: [refusal(error, context)] };
    }
  }

  @Mutation(() => FileDownloadPayload, {
    description: 'Allows the content of an archived document to be fetched once within a minute, with a reason.',
  })
  archivedItemDownload(
    @Arg('input', () => ArchivedItemOpenInput) input: ArchivedItemOpenInput,
    @Ctx() context: Context,
  ) {
    return allowContent(context, input);
  }
}

/** Lets the domain decide and write down that somebody looks, then makes the link. */
async function allowContent(context: Context, { id, reason }: ArchivedItemOpenInput) {
  const { services, read, archiveLinks, scope } = context;
  try {
    const allowed = services.archive.allowContent(decodeId('archivedItem', id), reason);
    const { id: fileId, subjectId } = await allowed.catch(refuseRepetition);
    read.tally.subjects.add(subjectId);
    return { download: archiveLinks.issue({ workspaceId: scope.workspaceId, fileId }), errors: [] };
  } catch (error) {
    return { download: null, errors: [refusal(error, context)] };
  }
}

const ARCHIVED = { ground: { eq: 'legal-obligation' }, releasedAt: { isNull: true } };
/** What is no id of a deal is in no archive. */
const NO_DEAL = 'dea_00000000000000000000000000000000';

function ofDeal(dealId: string | null | undefined) {
  if (dealId == null) return [];
  return [{ dealId: { eq: findUuid('deal', dealId) === null ? NO_DEAL : dealId } }];
}

function inTime(from: string | null | undefined, until: string | null | undefined) {
  return [
    ...(from == null ? [] : [{ startsOn: { gte: from } }]),
    ...(until == null ? [] : [{ startsOn: { lte: until } }]),
  ];
}

/** Whoever tries it for another purpose stands in the log of reads. */
function refusal(error: unknown, context: Context) {
  if (!(error instanceof DomainError)) throw error;
  if (error instanceof PurposeNotAllowedError) noteRefusal(context);
  return toUserError(error);
}

function noteRefusal({ read }: Context): void {
  const { refusals } = read.tally;
  refusals.set(REFUSED, (refusals.get(REFUSED) ?? 0) + 1);
}
