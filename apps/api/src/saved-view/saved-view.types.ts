import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { UserError } from '../graphql/types/user-error.types.ts';

/** A view of a list. */
@ObjectType('SavedView', {
  description: 'A list as somebody keeps it: layout, filters, order and columns under a name.',
  simpleResolvers: true,
})
export class SavedViewType {
  @Field(() => ID, { description: 'By what it is changed.' })
  id!: string;

  @Field(() => String, { description: 'Of which list: `contact`, `company`, `deal`, `lead` or `task`.' })
  object!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => GraphQLJSONObject, {
    description:
      '`view` (`table`, `board`, `calendar`), `filters` (conditions, and groups of them under `of`), `match` (`any` where one filter is enough), `sort` and `columns`. What it names may be gone since.',
  })
  state!: object;

  @Field(() => String, { description: 'Who sees it: `personal`, `team` or `everyone`.' })
  visibility!: string;

  @Field(() => String, { nullable: true, description: 'Which team sees it; null where that is not one.' })
  teamName!: string | null;

  @Field(() => Boolean, { description: 'Whether it belongs to whoever asks.' })
  isOwn!: boolean;

  @Field(() => Boolean, { description: 'Whether its owner and administrators alone change it.' })
  isLocked!: boolean;

  @Field(() => Boolean, { description: 'Whether whoever asks wants it at hand.' })
  isFavourite!: boolean;

  @Field(() => Boolean, { description: 'Whether whoever asks may change it.' })
  mayChange!: boolean;

  @Field(() => Int, { description: 'Counts its changes; send it back as `ifVersion`.' })
  version!: number;
}

/** What commands on views answer. */
@ObjectType({
  description: 'What a command on a view answers: the view, or why nothing was done.',
  simpleResolvers: true,
})
export class SavedViewPayload {
  @Field(() => SavedViewType, { nullable: true, description: 'The view after the change; null where it failed.' })
  savedView!: SavedViewType | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty where it was.' })
  errors!: UserError[];
}
