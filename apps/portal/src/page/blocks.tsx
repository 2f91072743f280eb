import type { ReactNode } from 'react';

interface FormProps {
  readonly action: string;
  readonly children: ReactNode;
  /** Whether files are chosen in it. */
  readonly withFiles?: boolean;
}

/** A form that is sent back to our own server. What is wrong is said by the server, in the language of the page. */
export function Form({ action, children, withFiles = false }: FormProps) {
  return (
    <form method="post" action={action} noValidate {...(withFiles && { encType: 'multipart/form-data' })}>
      {children}
    </form>
  );
}

/** The button of a form; one of a page is primary. */
export function Button({ children, isQuiet = false }: { readonly children: ReactNode; readonly isQuiet?: boolean }) {
  return (
    <button type="submit" className={isQuiet ? 'button quiet' : 'button'}>
      {children}
    </button>
  );
}

/** A link that is the main way on from a page. */
export function ButtonLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a className="button" href={href}>
      {children}
    </a>
  );
}

/** A fact, and the link that changes it. */
export interface Fact {
  readonly term: string;
  readonly value: ReactNode;
  readonly change?: { readonly href: string; readonly label: string };
}

/** Facts one below the other. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ term, value, change }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
          {change && (
            <dd className="change">
              <a href={change.href}>
                {change.label}
                <span className="for-ears"> ({term})</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** Something to know beside the question. */
export function Note({ children, tone = 'quiet' }: { readonly children: ReactNode; readonly tone?: 'quiet' | 'warn' }) {
  return <div className={`note ${tone}`}>{children}</div>;
}

/** A way on, with a line that says what it is for. */
export interface Way {
  readonly href: string;
  readonly label: string;
  readonly text: string;
}

/** The ways on from a page. */
export function Ways({ ways }: { readonly ways: readonly Way[] }) {
  return (
    <ul className="ways">
      {ways.map(({ href, label, text }) => (
        <li key={href}>
          <a href={href}>{label}</a>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  );
}
