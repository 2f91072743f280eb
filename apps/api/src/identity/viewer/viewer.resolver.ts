import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { outcome } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { OutcomePayload } from '../../graphql/types/payload.types.ts';
import { RoleType, SessionRevokeInput, SessionType, ViewerType } from './viewer.object-types.ts';
import { describeRoles, describeViewer, endOwnSession, listOwnSessions } from './viewer-answer.ts';

/** Who asks, what they may do, and where they are signed in. */
@Resolver()
export class ViewerResolver {
  @Query(() => ViewerType, { description: 'Who asks, in which workspace, and what they may do there.' })
  viewer(@Ctx() context: Context) {
    return describeViewer(context);
  }

  @Query(() => [RoleType], { description: 'The roles that a member can hold.' })
  roles() {
    return describeRoles();
  }

  @Query(() => [SessionType], { description: 'Where the viewer is signed in, the latest first; nowhere for a key.' })
  mySessions(@Ctx() context: Context) {
    return listOwnSessions(context);
  }

  @Mutation(() => OutcomePayload, { description: 'Ends a session of the viewer, everywhere at once.' })
  sessionRevoke(@Arg('input', () => SessionRevokeInput) input: SessionRevokeInput, @Ctx() context: Context) {
    return outcome(() => endOwnSession(context, input.id));
  }
}
