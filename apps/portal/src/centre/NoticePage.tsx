import type { Translator } from '@smartx/ui/i18n';
import { page } from '../http/answer.ts';
import { ButtonLink } from '../page/blocks.tsx';
import { Page } from '../page/Page.tsx';
import type { CentreVisit } from '../visit/visit.ts';
import { longDate } from '../words/dates.ts';
import { basisWords, purposeWords } from '../words/notice-words.ts';
import { standardWording } from '../words/standard-wording.ts';
import { Contact } from './Contact.tsx';
import { DataTable } from './DataTable.tsx';
import { SearchableData } from './SearchableData.tsx';

/** What a workspace tells the people whose data it holds (GDPR Art. 13 and 14), in its own words where it has them. */
export function noticePage(visit: CentreVisit): Response {
  return page(<NoticePage visit={visit} />);
}

/** What the workspace wrote itself stands as it wrote it; a reader's voice is told in which language. */
function Wording({ wording, language, i18n }: { wording: string; language: string; i18n: Translator }) {
  const standard = standardWording(i18n, wording);
  return standard ? <dd>{standard}</dd> : <dd lang={language}>{wording}</dd>;
}

function NoticePage({ visit: { place, centre } }: { readonly visit: CentreVisit }) {
  const { i18n, base, locale } = place;
  const company = centre.name;
  const lastChanged = centre.purposes
    .map(({ publishedAt }) => publishedAt)
    .sort()
    .at(-1)
    ?.slice(0, 10);
  const title = i18n.t('Privacy notice of {company}', { company });
  return (
    <Page place={place} title={title} back={base}>
      <h1>{title}</h1>
      <p className="lead">
        {i18n.t(
          '{company} is responsible for the data on this page. It stores the data in SmartX CRM, whose operator acts on its instructions only.',
          { company },
        )}
      </p>
      <h2>{i18n.t('What data is used for, and on which ground')}</h2>
      <dl className="purposes">
        {centre.purposes.map(({ purpose, basis, earlier, wording, language }) => (
          <div key={purpose}>
            <dt>{purposeWords(i18n, purpose)}</dt>
            <Wording wording={wording} language={language} i18n={i18n} />
            <dd className="hint">{i18n.t('Ground: {basis}', { basis: basisWords(i18n, basis) })}</dd>
            {earlier.map((former) => (
              <dd key={former.endedAt} className="hint">
                {i18n.t('For people recorded before {date}: {basis}', {
                  date: longDate(locale, former.endedAt.slice(0, 10)),
                  basis: basisWords(i18n, former.basis),
                })}
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {lastChanged && (
        <p className="hint">{i18n.t('Last changed on {date}.', { date: longDate(locale, lastChanged) })}</p>
      )}
      <DataTable categories={centre.categories} title={i18n.t('Which data is kept, and for how long')} />
      <SearchableData searchable={centre.searchable} />
      <h2>{i18n.t('Your rights')}</h2>
      <p>
        {i18n.t(
          'You can get a copy of your data and have it deleted, corrected or restricted. You can object to its use, withdraw a consent, and take your data with you. If you are not content with the answer, you can complain to a supervisory authority.',
        )}
      </p>
      <ButtonLink href={`${base}/request`}>{i18n.t('Use a right')}</ButtonLink>
      <Contact centre={centre} title={i18n.t('Contact')} />
    </Page>
  );
}
