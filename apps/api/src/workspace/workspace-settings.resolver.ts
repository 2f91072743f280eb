import { DomainError } from '@smartx/domain/kernel';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { repeatable } from '../graphql/command.ts';
import type { Context } from '../graphql/context.ts';
import { toUserError } from '../graphql/user-error.ts';
import { orNothing } from '../privacy/or-nothing.ts';
import {
  WorkspaceSettingsPayload,
  WorkspaceSettingsType,
  WorkspaceSetUpInput,
  WorkspaceUpdateInput,
} from './workspace-settings.types.ts';

/** The workspace itself. */
@Resolver()
export class WorkspaceSettingsResolver {
  @Query(() => WorkspaceSettingsType, {
    nullable: true,
    description: 'Where the workspace stands; null for those who may not change it.',
  })
  workspaceSettings(@Ctx() { services }: Context) {
    return orNothing(() => services.workspaceSetup.read());
  }

  @Mutation(() => WorkspaceSettingsPayload, {
    description: 'Sets the workspace up in one step; it can be done again, and writes over nothing about a purpose.',
  })
  workspaceSetUp(
    @Arg('input', () => WorkspaceSetUpInput) { useDefaults, ifVersion, ...input }: WorkspaceSetUpInput,
    @Ctx() context: Context,
  ) {
    return changed(context, ({ workspaceSetup }) =>
      workspaceSetup.complete({ ...changesIn(input), useDefaults }, ifVersion),
    );
  }

  @Mutation(() => WorkspaceSettingsPayload, { description: 'Changes some of where the workspace stands.' })
  workspaceUpdate(
    @Arg('input', () => WorkspaceUpdateInput) { ifVersion, ...input }: WorkspaceUpdateInput,
    @Ctx() context: Context,
  ) {
    return changed(context, ({ workspaceSetup }) => workspaceSetup.update(changesIn(input), ifVersion));
  }
}

/** Taken apart field by field: an input object goes nowhere as a whole. */
function changesIn(input: Omit<WorkspaceUpdateInput, 'ifVersion'>) {
  const { name, country, timeZone, locale, privacyEmail, postalAddress } = input;
  return { name, country, timeZone, locale, privacyEmail, postalAddress };
}

async function changed({ services }: Context, run: (services: Context['services']) => Promise<string>) {
  try {
    await repeatable(run(services));
    return { record: await services.workspaceSetup.read(), errors: [] };
  } catch (error) {
    if (error instanceof DomainError) return { record: null, errors: [toUserError(error)] };
    throw error;
  }
}
