import { type ChangeEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import styles from './grid.module.css';
import type { GridEdit } from './model/grid-column.ts';

/** What an open editor needs. */
export interface CellEditorProps {
  kind: GridEdit<unknown>['kind'];
  /** What can be chosen, of a `select`. */
  choices?: GridEdit<unknown>['choices'];
  label: string;
  initial: string;
  /** True when a typed character opened the editor: the caret goes to the end, nothing is selected. */
  typed: boolean;
  validate: (value: string) => string | null;
  /** `then` says where focus goes: stay on the cell, or on to the next one. */
  onDone: (value: string | null, then: 'stay' | 'next' | 'previous' | 'leave') => void;
}

/** The inline editor of a cell: Enter saves and stays, Tab saves and goes on, Escape cancels; a bad value keeps focus. */
export function CellEditor(props: CellEditorProps) {
  const [value, setValue] = useState(() => firstValue(props));
  const [problem, setProblem] = useState<string | null>(null);
  const done = useRef(false);
  const problemId = useId();

  const finish = (then: 'stay' | 'next' | 'previous' | 'leave') => {
    if (done.current) return;
    const complaint = props.validate(value);
    setProblem(complaint);
    if (complaint) return;
    done.current = true;
    props.onDone(value, then);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') {
      event.preventDefault();
      finish('stay');
    } else if (event.key === 'Tab') {
      event.preventDefault();
      finish(event.shiftKey ? 'previous' : 'next');
    } else if (event.key === 'Escape') {
      event.preventDefault();
      done.current = true;
      props.onDone(null, 'stay');
    }
  };

  /** Takes the focus where the editor has just opened. */
  const begin = (element: HTMLElement) => {
    if (document.activeElement === element || done.current || problem !== null) return false;
    element.focus();
    return true;
  };
  const common = {
    value,
    'aria-label': props.label,
    'aria-invalid': problem !== null,
    'aria-describedby': problem ? problemId : undefined,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => setValue(event.currentTarget.value),
    onKeyDown,
    onBlur: () => finish('leave'),
  };

  return (
    <span className={styles.editor}>
      {props.kind === 'select' ? (
        <select {...common} ref={(select) => void (select && begin(select))}>
          {props.choices?.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          ref={(input) => {
            if (input && begin(input) && !props.typed) input.select();
          }}
          type={props.kind === 'number' ? 'text' : props.kind}
          inputMode={props.kind === 'number' ? 'decimal' : undefined}
          dir={props.kind === 'email' || props.kind === 'tel' || props.kind === 'url' ? 'ltr' : undefined}
        />
      )}
      {problem && (
        <span id={problemId} role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </span>
  );
}

/** A letter that opened a choice picks the first word that begins with it. */
function firstValue({ kind, choices = [], initial, typed }: CellEditorProps): string {
  if (kind !== 'select') return initial;
  if (!typed) return choices.some(({ value }) => value === initial) ? initial : (choices[0]?.value ?? '');
  const letter = initial.toLocaleLowerCase();
  return choices.find(({ label }) => label.toLocaleLowerCase().startsWith(letter))?.value ?? choices[0]?.value ?? '';
}
