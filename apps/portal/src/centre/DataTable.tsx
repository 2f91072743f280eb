import { usePlace } from '../page/place.ts';
import type { Centre } from '../visit/centre.ts';

/** Which kinds of data are kept, and for how long. */
export function DataTable({
  categories,
  title,
}: {
  readonly categories: Centre['categories'];
  readonly title: string;
}) {
  const { i18n } = usePlace();
  return (
    <>
      <h2 id="data">{title}</h2>
      <table className="data" aria-labelledby="data">
        <thead>
          <tr>
            <th scope="col">{i18n.t('Data')}</th>
            <th scope="col">{i18n.t('Kept for')}</th>
          </tr>
        </thead>
        <tbody>
          {categories.map(({ category, label, examples, retention }) => (
            <tr key={category}>
              <th scope="row">
                {label}
                <span className="hint">{examples}</span>
              </th>
              <td data-label={i18n.t('Kept for')}>{retention}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
