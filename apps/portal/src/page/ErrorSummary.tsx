import { usePlace } from './place.ts';

/** What is wrong, by the name of the field. */
export type Problems = Readonly<Record<string, string>>;

/** Says at the top of a page what has to be mended, and leads to each field. It takes the focus, also without scripts. */
export function ErrorSummary({ problems }: { readonly problems: Problems }) {
  const { i18n } = usePlace();
  const entries = Object.entries(problems);
  if (entries.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: a page that comes back with errors begins with them, for the eye and the ear alike
    <div className="summary-of-errors" role="alert" tabIndex={-1} autoFocus>
      <h2>{i18n.t('There is a problem')}</h2>
      <ul>
        {entries.map(([field, problem]) => (
          <li key={field}>
            <a href={`#${field}`}>{problem}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
