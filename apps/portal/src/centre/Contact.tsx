import { usePlace } from '../page/place.ts';
import type { Centre } from '../visit/centre.ts';

/** How to reach whoever is responsible. */
export function Contact({ centre, title }: { readonly centre: Centre; readonly title: string }) {
  const { i18n } = usePlace();
  const { privacyEmail, postalAddress, name, isOperator } = centre;
  if (!privacyEmail && !postalAddress) return null;
  return (
    <section aria-labelledby="contact">
      <h2 id="contact">{title}</h2>
      <p>{i18n.t('Your rights are asked for best on these pages, which keep the time. For anything else write to:')}</p>
      <address>
        {!isOperator && <bdi>{name}</bdi>}
        {postalAddress && <span className="lines">{postalAddress}</span>}
        {privacyEmail && (
          <a href={`mailto:${privacyEmail}`} dir="ltr">
            {privacyEmail}
          </a>
        )}
      </address>
    </section>
  );
}
