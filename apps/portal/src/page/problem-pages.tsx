import { page } from '../http/answer.ts';
import { Page } from './Page.tsx';
import type { Place } from './place.ts';

/** There is no such page, or no such company. */
export function notFound(place: Place): Response {
  const { i18n } = place;
  const title = i18n.t('There is no such page');
  return page(
    <Page place={place} title={title}>
      <h1>{title}</h1>
      <p>{i18n.t('Perhaps the address was cut off, or the company does not use this installation.')}</p>
      <p>
        <a href="/privacy">{i18n.t('Find the company that wrote to you')}</a>
      </p>
    </Page>,
    404,
  );
}

/** Somebody, or somebody's neighbour, asked too often. */
export function tooMany(place: Place, retryAfterSeconds: number): Response {
  const { i18n } = place;
  const title = i18n.t('Please wait a little');
  const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60));
  return page(
    <Page place={place} title={title}>
      <h1>{title}</h1>
      <p>
        {i18n.t(
          'From here, or for this request, too much was sent at once. {minutes, plural, one {Try again in # minute.} other {Try again in # minutes.}} What you entered is kept for an hour.',
          { minutes },
        )}
      </p>
    </Page>,
    429,
    { 'retry-after': String(retryAfterSeconds) },
  );
}

/** A form came from a page that is not ours. */
export function foreignForm(place: Place): Response {
  const { i18n } = place;
  const title = i18n.t('This form was not sent from our page');
  return page(
    <Page place={place} title={title}>
      <h1>{title}</h1>
      <p>{i18n.t('Nothing was done. Open the page again and fill it in there.')}</p>
      <p>
        <a href={place.base}>{i18n.t('To the privacy centre')}</a>
      </p>
    </Page>,
    403,
  );
}

/** The installation's database is away; it comes back by itself. */
export function unavailable(place: Place, retryAfterSeconds: number): Response {
  const { i18n } = place;
  const title = i18n.t('Please wait a little');
  return page(
    <Page place={place} title={title}>
      <h1>{title}</h1>
      <p>{i18n.t('We cannot answer at the moment. Try again in a few seconds.')}</p>
    </Page>,
    503,
    { 'retry-after': String(retryAfterSeconds) },
  );
}

/** Something broke on our side. */
export function broken(place: Place, traceId: string): Response {
  const { i18n } = place;
  const title = i18n.t('Something went wrong on our side');
  return page(
    <Page place={place} title={title}>
      <h1>{title}</h1>
      <p>{i18n.t('What you entered is kept for an hour. Try again in a moment.')}</p>
      <p className="hint">
        {i18n.t('If you write to us about it, mention')} <code dir="ltr">{traceId}</code>
      </p>
    </Page>,
    500,
  );
}
