import { useQuery } from '@apollo/client/react';
import { LoadingRows } from '@smartx/ui';
import type { ReactNode } from 'react';
import { SavedViewsQuery } from './saved-view-queries.ts';
import { type ListName, VIEW_OBJECTS } from './use-list-view.ts';

interface OpenViewProps {
  name: ListName;
  /** The saved view that the address names. */
  id: string | undefined;
  children: ReactNode;
}

/** Shows a list once the view is known that its address names, so that the list is not asked for as a whole before. */
export function OpenView({ name, id, children }: OpenViewProps) {
  const { data, error } = useQuery(SavedViewsQuery, { variables: { object: VIEW_OBJECTS[name] }, skip: !id });
  // Without the views the list is shown as the rest of the address says.
  return id && !data && !error ? <LoadingRows /> : children;
}
