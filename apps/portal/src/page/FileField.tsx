import type { ReactNode } from 'react';
import { usePlace } from './place.ts';

interface FileFieldProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint: ReactNode;
  readonly problem?: string | undefined;
  /** What the browser offers to choose. */
  readonly accept: string;
  /** Whether several are chosen at once. */
  readonly isMany?: boolean;
}

/** A file from the visitor's device, or several. */
export function FileField({ name, label, hint, problem, accept, isMany = false }: FileFieldProps) {
  const { i18n } = usePlace();
  return (
    <div className={problem ? 'field has-problem' : 'field'}>
      <label htmlFor={name}>{label}</label>
      <p className="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {problem && (
        <p className="problem" id={`${name}-problem`}>
          <span className="for-ears">{i18n.t('Error')}: </span>
          {problem}
        </p>
      )}
      <input
        type="file"
        id={name}
        name={name}
        accept={accept}
        multiple={isMany}
        aria-describedby={problem ? `${name}-hint ${name}-problem` : `${name}-hint`}
        {...(problem && { 'aria-invalid': true as const })}
      />
    </div>
  );
}
