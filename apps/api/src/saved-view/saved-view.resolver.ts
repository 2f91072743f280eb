import { AlreadyDoneError, DomainError, decodeId, encodeId } from '@smartx/domain/kernel';
import { type ListedView, VIEW_OBJECTS } from '@smartx/domain/saved-view';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../graphql/context.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import { toUserError } from '../graphql/user-error.ts';
import {
  SavedViewCreateInput,
  SavedViewFavouriteInput,
  SavedViewUpdateInput,
  toNewView,
  toViewChanges,
} from './saved-view.inputs.ts';
import { SavedViewPayload, SavedViewType } from './saved-view.types.ts';

const OBJECT = { description: 'Of which list: `contact`, `company`, `deal`, `lead` or `task`.' } as const;

/** The views of lists. */
@Resolver()
export class SavedViewResolver {
  @Query(() => [SavedViewType], {
    description: 'The views of a list that the viewer sees, favourites first; none for a list that is none.',
  })
  async savedViews(@Arg('object', () => String, OBJECT) object: string, @Ctx() { services, scope }: Context) {
    const known = VIEW_OBJECTS.find((one) => one === object);
    const views = known ? await services.savedViews.list(known) : [];
    return views.map((view) => shown(view, scope.viewer.id));
  }

  @Mutation(() => SavedViewPayload, { description: 'Keeps a list as it is under a name.' })
  savedViewCreate(@Arg('input', () => SavedViewCreateInput) input: SavedViewCreateInput, @Ctx() context: Context) {
    return answer(context, () => context.services.savedViews.create(toNewView(input)));
  }

  @Mutation(() => SavedViewPayload, { description: 'Changes a view: its name, what it keeps, who sees it.' })
  savedViewUpdate(@Arg('input', () => SavedViewUpdateInput) input: SavedViewUpdateInput, @Ctx() context: Context) {
    const changed = () => decodeId('savedView', input.id);
    return answer(context, () => context.services.savedViews.update(changed(), toViewChanges(input), input.ifVersion));
  }

  @Mutation(() => SavedViewPayload, { description: 'Puts a view away; it can come back for 30 days.' })
  savedViewDelete(@Arg('input', () => RecordInput) input: RecordInput, @Ctx() context: Context) {
    return answer(context, () => context.services.savedViews.delete(decodeId('savedView', input.id), input.ifVersion));
  }

  @Mutation(() => SavedViewPayload, { description: 'Takes back that a view was put away.' })
  savedViewRestore(@Arg('input', () => RecordInput) input: RecordInput, @Ctx() context: Context) {
    return answer(context, () => context.services.savedViews.restore(decodeId('savedView', input.id)));
  }

  @Mutation(() => SavedViewPayload, { description: 'Puts a view first for whoever asks, or not any more.' })
  savedViewSetFavourite(
    @Arg('input', () => SavedViewFavouriteInput) input: SavedViewFavouriteInput,
    @Ctx() context: Context,
  ) {
    return answer(context, () =>
      context.services.savedViews.setFavourite(decodeId('savedView', input.id), input.isFavourite),
    );
  }
}

/** Runs a command and answers with the view afterwards; one that was put away is there no more. */
async function answer({ services, scope }: Context, run: () => Promise<string>) {
  try {
    const id = await run().catch(viewOfThen);
    const view = id === null ? null : await services.savedViews.find(id);
    return { savedView: view && shown(view, scope.viewer.id), errors: [] };
  } catch (error) {
    if (error instanceof DomainError) return { savedView: null, errors: [toUserError(error)] };
    throw error;
  }
}

/** A command that was carried out before under the same key answers with the view of then. */
function viewOfThen(error: unknown): string | null {
  if (error instanceof AlreadyDoneError) return error.recordId;
  throw error;
}

function shown({ id, ownerId, ...view }: ListedView, viewerId: string | null) {
  return { ...view, id: encodeId('savedView', id), isOwn: ownerId !== null && ownerId === viewerId };
}
