import { graphql } from '../../gql/gql.ts';

/** A view as the lists take it. */
export const SavedViewFields = graphql(`
  fragment SavedViewFields on SavedView {
    id
    name
    state
    visibility
    teamName
    isOwn
    isLocked
    isFavourite
    mayChange
    version
  }
`);

/** The views of a list. */
export const SavedViewsQuery = graphql(`
  query SavedViews($object: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    savedViews(object: $object) {
      ...SavedViewFields @unmask
    }
  }
`);

/** Keeps a list as it is. */
export const SavedViewCreateMutation = graphql(`
  mutation SavedViewCreate($input: SavedViewCreateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    savedViewCreate(input: $input) {
      savedView {
        ...SavedViewFields @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Changes a view. */
export const SavedViewUpdateMutation = graphql(`
  mutation SavedViewUpdate($input: SavedViewUpdateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    savedViewUpdate(input: $input) {
      savedView {
        ...SavedViewFields @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Puts a view away. */
export const SavedViewDeleteMutation = graphql(`
  mutation SavedViewDelete($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    savedViewDelete(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Takes it back. */
export const SavedViewRestoreMutation = graphql(`
  mutation SavedViewRestore($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    savedViewRestore(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Marks a view for whoever looks. */
export const SavedViewSetFavouriteMutation = graphql(`
  mutation SavedViewSetFavourite($input: SavedViewFavouriteInput!, $purpose: Purpose! = RELATIONSHIP)
  @purpose(is: $purpose) {
    savedViewSetFavourite(input: $input) {
      savedView {
        ...SavedViewFields @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);
