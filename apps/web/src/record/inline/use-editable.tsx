import type { ComponentType, ReactNode } from 'react';
import { useMay } from '../../session/use-session.ts';
import { EditableFact } from './EditableFact.tsx';
import type { EditFormProps } from './EditState.tsx';

/** Puts a value where it can be changed, by the name of its field in the form; as it is where the roles may not. */
export type Editable = (field: string, label: string, value: ReactNode) => ReactNode;

/** Makes the facts of a record changeable in their places, as far as the roles allow; what is withheld is not. */
export function useEditable(
  id: string,
  action: string,
  {
    withheld,
    form: Form,
  }: {
    readonly withheld: readonly { readonly field: string }[];
    readonly form: ComponentType<EditFormProps>;
  },
): Editable {
  const mayEdit = useMay(action);
  return (field, label, value) =>
    mayEdit && !withheld.some((one) => one.field === field || `${one.field}Id` === field) ? (
      <EditableFact label={label} form={(ends) => <Form id={id} only={field} {...ends} />}>
        {value}
      </EditableFact>
    ) : (
      value
    );
}
