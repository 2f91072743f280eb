import { directionOf } from '@smartx/ui/i18n';
import type { ReactNode } from 'react';
import { STYLESHEET } from '../http/assets.ts';
import { LANGUAGES } from '../words/locale.ts';
import { ErrorSummary, type Problems } from './ErrorSummary.tsx';
import { type Place, PlaceProvider, usePlace } from './place.ts';

/** What every page has. */
export interface PageProps {
  readonly place: Place;
  readonly title: string;
  /** Where the back link leads; without it there is none. */
  readonly back?: string;
  readonly problems?: Problems;
  readonly children: ReactNode;
}

/** One column, one question: the frame of every page. */
export function Page({ place, title, back, problems = {}, children }: PageProps) {
  const { i18n, locale, owner } = place;
  const hasProblems = Object.keys(problems).length > 0;
  const whole = [title, owner && !owner.isOperator ? owner.name : null, i18n.t('Privacy centre')].filter(Boolean);
  return (
    <PlaceProvider value={place}>
      <html lang={locale} dir={directionOf(locale)}>
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <title>{`${hasProblems ? `${i18n.t('Error')}: ` : ''}${whole.join(' – ')}`}</title>
          <link rel="stylesheet" href={STYLESHEET} />
          <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        </head>
        <body>
          <a className="skip" href="#main">
            {i18n.t('Skip to the content')}
          </a>
          <Header />
          <div className="column">
            {back && (
              <nav aria-label={i18n.t('Back')}>
                <a className="back" href={back}>
                  {i18n.t('Back')}
                </a>
              </nav>
            )}
            <main id="main">
              <ErrorSummary problems={problems} />
              {children}
            </main>
          </div>
          <Footer />
        </body>
      </html>
    </PlaceProvider>
  );
}

function Header() {
  const { i18n, owner, base } = usePlace();
  return (
    <header className="bar">
      <div className="column">
        <a className="brand" href={base}>
          {owner && !owner.isOperator ? <bdi>{owner.name}</bdi> : 'SmartX CRM'}
        </a>
        <span className="bar-note">{i18n.t('Privacy centre')}</span>
      </div>
    </header>
  );
}

function Footer() {
  const { i18n, owner, base, path, locale } = usePlace();
  const isCompany = owner !== null && !owner.isOperator;
  return (
    <footer className="foot">
      <div className="column">
        <nav aria-label={i18n.t('Language')}>
          <ul className="inline-list">
            {LANGUAGES.map((language) => (
              <li key={language.locale}>
                {language.locale === locale ? (
                  <span aria-current="true" lang={language.locale}>
                    {language.name}
                  </span>
                ) : (
                  <a
                    href={`${path}${path.includes('?') ? '&' : '?'}lang=${language.locale}`}
                    lang={language.locale}
                    hrefLang={language.locale}
                  >
                    {language.name}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </nav>
        <ul className="inline-list">
          <li>
            <a href={`${base}/policy`}>{isCompany ? i18n.t('Privacy notice') : i18n.t('Privacy policy')}</a>
          </li>
          <li>
            <a href={`${base}/status`}>{i18n.t('Follow a request')}</a>
          </li>
          {isCompany && (
            <li>
              <a href="/privacy">{i18n.t('Run with SmartX CRM')}</a>
            </li>
          )}
        </ul>
      </div>
    </footer>
  );
}
