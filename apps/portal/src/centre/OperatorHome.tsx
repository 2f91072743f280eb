import { graphql } from '../gql/gql.ts';
import { page, redirect } from '../http/answer.ts';
import { Ways } from '../page/blocks.tsx';
import type { Problems } from '../page/ErrorSummary.tsx';
import { TextField } from '../page/fields.tsx';
import { Page } from '../page/Page.tsx';
import type { Visit } from '../visit/visit.ts';

const CentresNamedDocument = graphql(`
  query CentresNamed($slug: String!, $name: String!) {
    centre(slug: $slug) { slug }
    centresNamed(name: $name) { slug name }
  }
`);

interface Company {
  readonly slug: string;
  readonly name: string;
}

/** The operator's first page; it opens the centre of a company that the visitor names, and never looks for a person. */
export async function operatorHome(visit: Visit): Promise<Response> {
  const { api, query, place } = visit;
  const company = query.get('company')?.trim();
  if (company === undefined) return page(<OperatorHome visit={visit} />);
  if (company === '')
    return page(<OperatorHome visit={visit} problems={{ company: place.i18n.t('Enter the name of the company') }} />);
  const { centre, centresNamed } = await api.run(CentresNamedDocument, { slug: addressIn(company), name: company });
  const [first, ...others] = centresNamed;
  const slug = centre?.slug ?? (others.length === 0 ? first?.slug : undefined);
  if (slug) return redirect(`/privacy/${slug}`);
  if (first) return page(<OperatorHome visit={visit} company={company} found={centresNamed} />);
  const problem = place.i18n.t(
    'No company of this name uses this installation. Look at how it is written in the message.',
  );
  return page(<OperatorHome visit={visit} company={company} problems={{ company: problem }} />, 404);
}

/** What stands behind `/privacy/` where somebody gives the whole address of a centre. */
function addressIn(text: string): string {
  const [, slug] = /\/privacy\/([a-z0-9-]{1,40})(?:[/?#]|$)/.exec(text) ?? [];
  return slug ?? text.toLowerCase();
}

interface HomeProps {
  readonly visit: Visit;
  readonly company?: string;
  readonly found?: readonly Company[];
  readonly problems?: Problems;
}

function OperatorHome({ visit, company, found = [], problems = {} }: HomeProps) {
  const { place, centre } = visit;
  const { i18n } = place;
  return (
    <Page place={place} title={i18n.t('Your data, your rights')} problems={problems}>
      <h1>{i18n.t('Your data, your rights')}</h1>
      <p className="lead">
        {i18n.t(
          'Companies keep what they know about their contacts in SmartX CRM. Here you can ask such a company for a copy of your data, or have it deleted. You need no account, and it costs nothing.',
        )}
      </p>
      <form method="get" action="/privacy" noValidate className="panel">
        <TextField
          name="company"
          label={<h2>{i18n.t('Which company wrote to you?')}</h2>}
          hint={i18n.t(
            'Its whole name, or the address of its privacy centre. We look for the company only, never for you.',
          )}
          problem={problems.company}
          value={company}
          autoComplete="organization"
          maxLength={200}
        />
        <button type="submit" className="button">
          {i18n.t('Continue')}
        </button>
      </form>
      {found.length > 0 && <Found found={found} title={i18n.t('Several companies have this name')} />}
      <h2>{i18n.t('If you have an account here yourself')}</h2>
      <p>{i18n.t('For accounts, sign-ins and invoices the operator of this installation answers.')}</p>
      <Ways
        ways={[
          ...(centre
            ? [
                {
                  href: '/privacy/request',
                  label: i18n.t('Ask for your account’s data, or have it deleted'),
                  text: i18n.t('It takes about two minutes.'),
                },
              ]
            : []),
          {
            href: '/privacy/policy',
            label: i18n.t('Read the privacy policy'),
            text: i18n.t('Every promise, and what the product checks by itself to keep it.'),
          },
        ]}
      />
    </Page>
  );
}

function Found({ found, title }: { readonly found: readonly Company[]; readonly title: string }) {
  return (
    <section aria-labelledby="found">
      <h2 id="found">{title}</h2>
      <Ways
        ways={found.map(({ slug, name }) => ({ href: `/privacy/${slug}`, label: name, text: `/privacy/${slug}` }))}
      />
    </section>
  );
}
