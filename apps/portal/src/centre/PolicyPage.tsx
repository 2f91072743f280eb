import { graphql } from '../gql/gql.ts';
import type { PolicyQuery } from '../gql/graphql.ts';
import { page } from '../http/answer.ts';
import { Page } from '../page/Page.tsx';
import { usePlace } from '../page/place.ts';
import type { Visit } from '../visit/visit.ts';
import { longDate } from '../words/dates.ts';
import { Contact } from './Contact.tsx';
import { DataTable } from './DataTable.tsx';
import { SearchableData } from './SearchableData.tsx';

const PolicyDocument = graphql(`
  query Policy($language: String!) {
    policy(language: $language) { version effectiveOn textHash clauses { id title text checks } }
  }
`);

type Policy = PolicyQuery['policy'];

/** The operator's policy, each clause with what stands behind it. */
export async function policyPage(visit: Visit): Promise<Response> {
  const { policy } = await visit.api.run(PolicyDocument, { language: visit.place.locale });
  return page(<PolicyPage visit={visit} policy={policy} />);
}

function PolicyPage({ visit, policy }: { readonly visit: Visit; readonly policy: Policy }) {
  const { place, centre } = visit;
  const { i18n, locale } = place;
  const title = i18n.t('Privacy policy');
  return (
    <Page place={place} title={title} back="/privacy">
      <h1>{title}</h1>
      <p className="lead">
        {i18n.t(
          'For people who have an account here. What companies store about their own contacts is theirs to explain: each has a notice of its own.',
        )}
      </p>
      <p className="hint">
        {i18n.t(
          'Version {version}, in force since {date}. Depending on where you live, the law gives you the rights below.',
          {
            version: policy.version,
            date: longDate(locale, policy.effectiveOn),
          },
        )}
        {locale !== 'en' && ` ${i18n.t('This is a translation; the English text counts.')}`}
      </p>
      {policy.clauses.map((clause) => (
        <Clause key={clause.id} clause={clause} />
      ))}
      {centre && (
        <>
          <DataTable categories={centre.categories} title={i18n.t('Which data is kept, and for how long')} />
          <SearchableData searchable={centre.searchable} />
          <Contact centre={centre} title={i18n.t('Contact')} />
        </>
      )}
      <p className="hint fingerprint">
        {i18n.t('Fingerprint of this text (SHA-256)')}: <code dir="ltr">{policy.textHash}</code>
      </p>
    </Page>
  );
}

function Clause({ clause: { id, title, text, checks } }: { readonly clause: Policy['clauses'][number] }) {
  const { i18n } = usePlace();
  return (
    <section className="clause" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {checks.length === 0 ? (
        <p className="chip quiet">
          <Shield />
          {i18n.t('not yet checked')}
        </p>
      ) : (
        <details>
          <summary className="chip good">
            <Shield isChecked />
            {i18n.t('{count, plural, one {# check} other {# checks}}', { count: checks.length })}
          </summary>
          <ul>
            {checks.map((check) => (
              <li key={check}>{check}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** The shield of the design system: with a tick where something is checked. */
function Shield({ isChecked = false }: { readonly isChecked?: boolean }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" aria-hidden="true">
      <path d="M12 3a12 12 0 0 0 8.5 3A12 12 0 0 1 12 21 12 12 0 0 1 3.500 6 12 12 0 0 0 12 3" />
      {isChecked && <path d="m9 12 2 2 4-4" />}
    </svg>
  );
}
