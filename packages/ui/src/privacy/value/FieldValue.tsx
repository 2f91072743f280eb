import type { ReactNode } from 'react';
import { NoValue } from '../../text/NoValue.tsx';
import { MaskedValue } from './MaskedValue.tsx';
import type { Withheld } from './reason.ts';
import { WithheldValue } from './WithheldValue.tsx';

/** What a field of a record needs to be shown right. */
export interface FieldValueProps {
  /** The API's field name, as in `withheld.field`. */
  field: string;
  /** The field's name as people see it. */
  label: string;
  value: ReactNode;
  /** The record's whole `withheld` list; the matching entry decides. */
  withheld?: readonly Withheld[] | null | undefined;
  /** Runs the logged reveal of this field for the reason given. */
  onReveal?: ((field: string, reason: string) => Promise<ReactNode>) | undefined;
  /** Link shown in the explanation of a withheld value. */
  link?: ReactNode;
  /** What an empty, visible value looks like. */
  empty?: ReactNode;
}

/** Shows a field's value, its mask with reveal, or why it is withheld: the one place that picks. */
export function FieldValue(props: FieldValueProps) {
  const entry = props.withheld?.find((one) => one.field === props.field);
  const { onReveal } = props;
  if (entry?.reason === 'ROLE') {
    return (
      <MaskedValue
        hint={entry.hint}
        label={props.label}
        onReveal={onReveal ? (reason) => onReveal(props.field, reason) : undefined}
      />
    );
  }
  if (entry)
    return <WithheldValue reason={entry.reason} category={entry.category} label={props.label} link={props.link} />;
  const isEmpty = props.value === null || props.value === undefined || props.value === '' || props.value === false;
  return <>{isEmpty ? (props.empty ?? <NoValue />) : props.value}</>;
}
