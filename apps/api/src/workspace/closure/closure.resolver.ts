import { DomainError, decodeId, encodeId } from '@smartx/domain/kernel';
import { CLOSURE_REASONS, type WorkspaceExport } from '@smartx/domain/workspace';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { type DownloadAnswer, refuseRepetition } from '../../file/allow-download.ts';
import { FileDownloadPayload } from '../../file/file.types.ts';
import { closedList } from '../../graphql/closed-list.ts';
import { outcome } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { OutcomePayload } from '../../graphql/types/payload.types.ts';
import { toUserError } from '../../graphql/user-error.ts';
import { orNothing } from '../../privacy/or-nothing.ts';
import {
  WorkspaceCloseCancelInput,
  WorkspaceCloseInput,
  WorkspaceClosingType,
  WorkspaceExportDownloadInput,
  WorkspaceExportOrderInput,
  type WorkspaceExportType,
  WorkspaceExportWaiveInput,
} from './closure.types.ts';

/** The end of a workspace, for its owners. */
@Resolver()
export class WorkspaceClosingResolver {
  @Query(() => WorkspaceClosingType, {
    nullable: true,
    description: 'What closing the workspace means, and where it stands; null for everybody but its owners.',
  })
  workspaceClosing(@Ctx() { services }: Context) {
    return orNothing(() => shownClosing(services));
  }

  @Mutation(() => OutcomePayload, {
    description: 'Closes the workspace: for thirty days it is only read, then everything in it is destroyed.',
  })
  workspaceClose(@Arg('input', () => WorkspaceCloseInput) input: WorkspaceCloseInput, @Ctx() context: Context) {
    return outcome(async () => {
      const { confirmation, password, takesOverRequests, takesOverArchive } = input;
      const isIdentityProven = await context.identity.isOwnPassword(context.resolved, password);
      const reason = closedList(CLOSURE_REASONS, input.reason, 'reason');
      const order = { confirmation, isIdentityProven, reason, takesOverRequests, takesOverArchive };
      return context.services.closing.request(order);
    });
  }

  @Mutation(() => OutcomePayload, { description: 'Takes the closure back.' })
  workspaceCloseCancel(
    @Arg('input', () => WorkspaceCloseCancelInput) { ifVersion }: WorkspaceCloseCancelInput,
    @Ctx() { services }: Context,
  ) {
    return outcome(() => services.closing.cancel(ifVersion));
  }

  @Mutation(() => OutcomePayload, { description: 'Orders an export of everything that the workspace holds.' })
  workspaceExportOrder(
    @Arg('input', () => WorkspaceExportOrderInput) { ifVersion }: WorkspaceExportOrderInput,
    @Ctx() { services }: Context,
  ) {
    return outcome(() => services.exports.order(ifVersion));
  }

  @Mutation(() => OutcomePayload, {
    description: 'Lets the closure go on without a full export, where every one fails; nothing is left then.',
  })
  workspaceExportWaive(
    @Arg('input', () => WorkspaceExportWaiveInput) { password, ...order }: WorkspaceExportWaiveInput,
    @Ctx() { services, identity, resolved }: Context,
  ) {
    return outcome(async () => {
      const isIdentityProven = await identity.isOwnPassword(resolved, password);
      return services.exportWaiver.give({ ...order, isIdentityProven });
    });
  }

  @Mutation(() => FileDownloadPayload, {
    description: 'Lets an export be fetched once within a minute, and writes down who did.',
  })
  workspaceExportDownload(
    @Arg('input', () => WorkspaceExportDownloadInput) input: WorkspaceExportDownloadInput,
    @Ctx() context: Context,
  ): Promise<DownloadAnswer> {
    return allowDownload(input, context);
  }
}

async function shownClosing({ closing, exports }: Context['services']): Promise<WorkspaceClosingType> {
  const { counts, holds, ...overview } = await closing.overview();
  return {
    ...overview,
    counts: [...counts],
    holds: holds.map(({ id, name }) => ({ id: encodeId('legalHold', id), name })),
    exports: (await exports.list()).map(shownExport),
  };
}

async function allowDownload(
  { id, password }: WorkspaceExportDownloadInput,
  { services, scope, identity, resolved, exportLinks }: Context,
): Promise<DownloadAnswer> {
  try {
    const isIdentityProven = await identity.isOwnPassword(resolved, password);
    const exportId = decodeId('workspaceExport', id, 'id');
    const fileId = await services.exports.allow(exportId, isIdentityProven).catch(refuseRepetition);
    return { download: exportLinks.issue({ workspaceId: scope.workspaceId, fileId }), errors: [] };
  } catch (error) {
    if (error instanceof DomainError) return { download: null, errors: [toUserError(error)] };
    throw error;
  }
}

function shownExport(made: WorkspaceExport): WorkspaceExportType {
  const { state, requestedAt, tableCount, writtenCount, recordCount, fileCount, downloadCount } = made;
  return {
    ...{ id: encodeId('workspaceExport', made.id), state, requestedAt, expiresAt: made.expiresAt ?? null },
    ...{ tableCount, writtenCount, recordCount, fileCount, downloadCount },
    megabytes: Math.ceil(Number(made.byteSize ?? 0) / 1_000_000),
  };
}
