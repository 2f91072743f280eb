import type { ReactNode } from 'react';
import { usePlace } from './place.ts';

/** What every field has. */
interface FieldProps {
  readonly name: string;
  readonly label: ReactNode;
  /** Whether the label is the question of the page. */
  readonly isQuestion?: boolean;
  readonly hint?: ReactNode;
  readonly problem?: string | undefined;
  readonly value?: string | undefined;
}

interface Described {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

function describe({ name, hint, problem }: FieldProps): Described {
  const ids = [hint ? `${name}-hint` : null, problem ? `${name}-problem` : null].filter(Boolean);
  return {
    ...{ id: name, name },
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(problem && { 'aria-invalid': true as const }),
  };
}

function FieldFrame(props: FieldProps & { readonly children: ReactNode }) {
  const { name, label, isQuestion, children, problem } = props;
  const labelled = <label htmlFor={name}>{label}</label>;
  return (
    <div className={problem ? 'field has-problem' : 'field'}>
      {isQuestion ? <h1>{labelled}</h1> : labelled}
      <HintAndProblem {...props} />
      {children}
    </div>
  );
}

function HintAndProblem({ name, hint, problem }: Pick<FieldProps, 'name' | 'hint' | 'problem'>) {
  const { i18n } = usePlace();
  return (
    <>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="problem" id={`${name}-problem`}>
          <span className="for-ears">{i18n.t('Error')}: </span>
          {problem}
        </p>
      )}
    </>
  );
}

/** What a line of text may be told to the browser about itself. */
interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'tel' | 'date';
  readonly autoComplete?: string;
  readonly inputMode?: 'numeric';
  readonly maxLength?: number;
  readonly className?: string;
}

/** A line of text. */
export function TextField(props: TextFieldProps) {
  const { type = 'text', autoComplete = 'off', inputMode, maxLength, className, value } = props;
  // Codes, references and addresses are no words of a language.
  const isTechnical = type === 'email' || autoComplete === 'one-time-code' || className === 'code';
  return (
    <FieldFrame {...props}>
      <input
        {...describe(props)}
        {...{ type, autoComplete, inputMode, maxLength, className }}
        {...(isTechnical && { dir: 'ltr', spellCheck: false, autoCapitalize: 'off' })}
        defaultValue={value}
      />
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextArea(props: FieldProps & { readonly maxLength: number }) {
  return (
    <FieldFrame {...props}>
      <textarea {...describe(props)} maxLength={props.maxLength} rows={5} defaultValue={props.value} />
    </FieldFrame>
  );
}

/** What can be chosen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** One of many, from a list that opens. */
export function SelectField(
  props: FieldProps & { readonly choices: readonly Choice[]; readonly autoComplete?: string; readonly empty: string },
) {
  return (
    <FieldFrame {...props}>
      <select {...describe(props)} autoComplete={props.autoComplete} defaultValue={props.value ?? ''}>
        <option value="">{props.empty}</option>
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** As many of a few as somebody wants, as the question of the page. */
export function CheckQuestion(
  props: Omit<FieldProps, 'value'> & { readonly values: readonly string[]; readonly choices: readonly Choice[] },
) {
  const { name, label, problem, choices, values } = props;
  const { 'aria-describedby': described } = describe(props);
  return (
    <fieldset className={problem ? 'field has-problem' : 'field'} aria-describedby={described}>
      <legend>
        <h1>{label}</h1>
      </legend>
      <HintAndProblem {...props} />
      {choices.map((choice, index) => {
        const id = index === 0 ? name : `${name}-${choice.value}`;
        return (
          <div className="radio" key={choice.value}>
            <input
              type="checkbox"
              id={id}
              name={name}
              value={choice.value}
              defaultChecked={values.includes(choice.value)}
            />
            <label htmlFor={id}>{choice.label}</label>
          </div>
        );
      })}
    </fieldset>
  );
}

/** One of a few, as the question of the page. */
export function RadioQuestion(props: FieldProps & { readonly choices: readonly Choice[] }) {
  const { name, label, problem, choices, value } = props;
  const { 'aria-describedby': described } = describe(props);
  return (
    <fieldset className={problem ? 'field has-problem' : 'field'} aria-describedby={described}>
      <legend>
        <h1>{label}</h1>
      </legend>
      <HintAndProblem {...props} />
      {choices.map((choice, index) => (
        <div className="radio" key={choice.value}>
          <input
            type="radio"
            // The error summary leads to the field's name: to the first choice.
            id={index === 0 ? name : `${name}-${choice.value}`}
            name={name}
            value={choice.value}
            defaultChecked={choice.value === value}
            aria-describedby={choice.hint ? `${name}-${choice.value}-hint` : undefined}
          />
          <label htmlFor={index === 0 ? name : `${name}-${choice.value}`}>{choice.label}</label>
          {choice.hint && (
            <p className="hint" id={`${name}-${choice.value}-hint`}>
              {choice.hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}
