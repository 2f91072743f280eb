import type { ReactNode } from 'react';
import { SealedLabel } from '../privacy/value/SealedLabel.tsx';
import styles from './record.module.css';

/** One key fact: its label and its value, often an `EditableText` or a `FieldValue`. */
export interface Fact {
  label: string;
  value: ReactNode;
  /** Adds the lock "stored encrypted" to the label. */
  sealed?: boolean;
}

/** Key facts of a record as a real description list. */
export function FactList(props: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {props.facts.map((fact) => (
        <FactRow key={fact.label} fact={fact} />
      ))}
    </dl>
  );
}

function FactRow({ fact }: { fact: Fact }) {
  return (
    <>
      <dt>{fact.sealed ? <SealedLabel>{fact.label}</SealedLabel> : fact.label}</dt>
      <dd>{fact.value}</dd>
    </>
  );
}
