import { useMutation } from '@apollo/client/react';
import { placeErrors, type UserErrorFields } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import type { SavedViewFieldsFragment } from '../../gql/graphql.ts';
import { useCommand } from '../../record/use-command.ts';
import {
  SavedViewCreateMutation,
  SavedViewDeleteMutation,
  SavedViewRestoreMutation,
  SavedViewSetFavouriteMutation,
  SavedViewsQuery,
  SavedViewUpdateMutation,
} from './saved-view-queries.ts';
import { type ListView, VIEW_OBJECTS } from './use-list-view.ts';
import { partOf, toKeep } from './view-state.ts';

/** What is said of a view beside what it keeps. */
export interface ViewFacts {
  readonly name: string;
  readonly visibility: string;
  readonly isLocked: boolean;
}

/** What can be done with the views of a list; each says that it worked, or why not. */
export function useViewCommands(view: ListView) {
  const i18n = useI18n();
  const command = useCommand();
  const anew = { refetchQueries: [SavedViewsQuery], awaitRefetchQueries: true };
  const [create] = useMutation(SavedViewCreateMutation, anew);
  const [update] = useMutation(SavedViewUpdateMutation, anew);
  const [remove] = useMutation(SavedViewDeleteMutation, anew);
  const [restore] = useMutation(SavedViewRestoreMutation, anew);
  const [mark] = useMutation(SavedViewSetFavouriteMutation, anew);
  const refused = i18n.t('The view was not changed');

  const keepAs = async (facts: ViewFacts): Promise<string | null> => {
    const state = toKeep(partOf(view.search), view.layout);
    const { data } = await create({ variables: { input: { object: VIEW_OBJECTS[view.name], state, ...facts } } });
    const id = data?.savedViewCreate.savedView?.id;
    if (id) view.open(id);
    return firstProblem(data?.savedViewCreate.errors);
  };
  const describe = async ({ id, version }: SavedViewFieldsFragment, facts: ViewFacts): Promise<string | null> => {
    const { data } = await update({ variables: { input: { id, ifVersion: version, ...facts } } });
    return firstProblem(data?.savedViewUpdate.errors);
  };
  const save = async ({ id, version }: SavedViewFieldsFragment) => {
    const state = toKeep(partOf(view.search), view.layout);
    const run = async () =>
      (await update({ variables: { input: { id, ifVersion: version, state } } })).data?.savedViewUpdate.errors ?? [];
    if (await command(run, { done: i18n.t('View saved'), refused })) view.open(id);
  };
  const bringBack = (id: string) =>
    command(async () => (await restore({ variables: { input: { id } } })).data?.savedViewRestore.errors ?? [], {
      done: i18n.t('The view is back'),
      refused,
    });
  const putAway = async ({ id }: SavedViewFieldsFragment) => {
    const run = async () => (await remove({ variables: { input: { id } } })).data?.savedViewDelete.errors ?? [];
    const words = { done: i18n.t('View deleted'), refused, onUndo: () => void bringBack(id) };
    if (await command(run, words)) view.open(null);
  };
  const setFavourite = ({ id, isFavourite }: SavedViewFieldsFragment) =>
    command(
      async () =>
        (await mark({ variables: { input: { id, isFavourite: !isFavourite } } })).data?.savedViewSetFavourite.errors ??
        [],
      { done: isFavourite ? i18n.t('No favourite any more') : i18n.t('Marked as favourite'), refused },
    );
  return { keepAs, describe, save, putAway, setFavourite };
}

function firstProblem(errors: readonly UserErrorFields[] | undefined): string | null {
  return placeErrors(errors ?? [])[0]?.message ?? null;
}
