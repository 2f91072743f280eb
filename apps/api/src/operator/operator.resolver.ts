import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { outcome } from '../graphql/command.ts';
import type { Context } from '../graphql/context.ts';
import { OutcomePayload } from '../graphql/types/payload.types.ts';
import { ClosedWorkspaceType, InstalledWorkspaceType, WorkspaceFoundInput } from './operator.types.ts';

/** What whoever runs the installation does. */
@Resolver()
export class OperatorResolver {
  @Query(() => [InstalledWorkspaceType], { description: 'Every workspace of the installation.' })
  workspaces(@Ctx() { services }: Context) {
    return services.installation.workspaces();
  }

  @Query(() => [ClosedWorkspaceType], { description: 'Every workspace that was closed, with its certificate.' })
  async workspacesClosed(@Ctx() { services }: Context): Promise<ClosedWorkspaceType[]> {
    const closed = await services.installation.closed();
    return closed.map(({ slug, name, reference, state, requestedAt, endedAt, sweptAt, document }) => ({
      ...{ slug, name, reference, state, requestedAt },
      ...{ endedAt: endedAt ?? null, sweptAt: sweptAt ?? null, certificate: document ?? null },
    }));
  }

  @Mutation(() => OutcomePayload, { description: 'Makes a workspace.' })
  workspaceFound(@Arg('input', () => WorkspaceFoundInput) input: WorkspaceFoundInput, @Ctx() { services }: Context) {
    const { slug, name, country, timeZone, baseCurrency } = input;
    const stated = {
      ...(country && { country }),
      ...(timeZone && { timeZone }),
      ...(baseCurrency && { baseCurrency }),
    };
    return outcome(() => services.installation.found({ slug, name, ...stated }));
  }
}
