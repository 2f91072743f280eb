import { decodeId } from '@smartx/domain/kernel';
import { type NewSavedView, type SavedViewChanges, VIEW_OBJECTS, VIEW_VISIBILITIES } from '@smartx/domain/saved-view';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { closedList } from '../graphql/closed-list.ts';

@InputType()
abstract class SavedViewFields {
  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'Everything that it keeps, as `SavedView.state` has it.',
  })
  state?: unknown;

  @Field(() => String, { nullable: true, description: 'Who sees it: `personal`, `team` or `everyone`.' })
  visibility?: string | null;

  @Field(() => ID, { nullable: true, description: 'Which team sees it; the first of one’s own without it.' })
  teamId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether its owner and administrators alone change it.' })
  isLocked?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Its place among the others; the name decides between equal ones.' })
  position?: number | null;
}

/** A new view. */
@InputType({ description: 'A list to be kept under a name.' })
export class SavedViewCreateInput extends SavedViewFields {
  @Field(() => String, { description: 'Of which list: `contact`, `company`, `deal`, `lead` or `task`.' })
  object!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;
}

/** Changes of a view. */
@InputType({ description: 'Changes of a view: what is absent or null stays.' })
export class SavedViewUpdateInput extends SavedViewFields {
  @Field(() => ID, { description: 'Which view.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Only if the view is still at this version.' })
  ifVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'What people call it.' })
  name?: string | null;
}

/** Whether a view is a favourite. */
@InputType({ description: 'A view to be put at hand, or not any more.' })
export class SavedViewFavouriteInput {
  @Field(() => ID, { description: 'Which view.' })
  id!: string;

  @Field(() => Boolean, { description: 'Whether it stands first from now on.' })
  isFavourite!: boolean;
}

/** The input as the domain takes it, field by field. @throws InvalidInputError · NotFoundError for an id that is none */
export function toViewChanges(input: SavedViewUpdateInput | SavedViewCreateInput): SavedViewChanges {
  const { name, state, visibility, teamId, isLocked, position } = input;
  return {
    ...{ name: name ?? undefined, state: state ?? undefined, isLocked: isLocked ?? undefined },
    visibility: closedList(VIEW_VISIBILITIES, visibility, 'visibility'),
    teamId: teamId ? decodeId('team', teamId, 'teamId') : null,
    position: position ?? undefined,
  };
}

/** A new view as the domain takes it. @throws InvalidInputError · NotFoundError */
export function toNewView(input: SavedViewCreateInput): NewSavedView {
  const object = closedList(VIEW_OBJECTS, input.object, 'object');
  return { ...toViewChanges(input), object, name: input.name };
}
