import { usePlace } from '../page/place.ts';
import type { Centre } from '../visit/centre.ts';

/** How data is stored: what is kept readable so that it can be searched, named one by one, and that the rest is sealed. */
export function SearchableData({ searchable }: { readonly searchable: Centre['searchable'] }) {
  const { i18n } = usePlace();
  return (
    <>
      <h2>{i18n.t('What can be searched')}</h2>
      <p>
        {i18n.t(
          'Phone numbers, postal addresses, dates of birth, notes, messages and files are encrypted for each person with a key of their own. What is listed here is kept readable inside the database, so that it can be found and sorted; an erasure clears it.',
        )}
      </p>
      <dl className="purposes">
        {searchable.map(({ title, fields }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd className="hint">{fields.join(' · ')}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
