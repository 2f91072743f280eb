import { useQuery } from '@apollo/client/react';
import {
  EmptyState,
  formatDate,
  formatNumber,
  LoadingRows,
  PageHeader,
  type Translator,
  useI18n,
  usePageTitle,
} from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { graphql } from '../gql/gql.ts';
import { Choice } from '../screen/Choice.tsx';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';
import { AnomalyList } from './AnomalyList.tsx';
import { DayPicture } from './DayPicture.tsx';
import { UserList } from './UserList.tsx';
import styles from './use.module.css';
import { type PurposeUse, usedPurposes } from './use-days.ts';

const PurposeUseQuery = graphql(`
  query PurposeUse($since: Date!, $purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {
    purposeUse(since: $since) {
      firstOn
      lastOn
      days {
        usedOn
        purpose
        reads
        refused
      }
      users {
        kind
        roles
        keyName
        recipient
        purpose
        reads
        refused
        actors
        lastAt
      }
      anomalies {
        rule
        usedOn
        purpose
        kind
        roles
        memberName
        keyName
        count
        comparedWith
      }
      limits {
        comparedDays
        leastDays
        manyFrom
        manyTimes
        nightFrom
        nightUntil
        refusalsFrom
        refusalsPercent
      }
    }
  }
`);

const DEFAULT_DAYS = 30;
const DAY_MS = 86_400_000;

const route = getRouteApi('/w/$workspace/use');

/** For which purposes personal data is read, by whom, and what of it is out of the ordinary. */
export function UseScreen() {
  const i18n = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const days = Number(search.days ?? DEFAULT_DAYS);
  const { data, error, refetch } = useQuery(PurposeUseQuery, { variables: { since: daysBack(days) } });
  usePageTitle(i18n.t('Purpose use'));
  if (error) {
    return <ProblemState title={i18n.t('The use could not be loaded')} error={error} onRetry={() => void refetch()} />;
  }
  const use = data?.purposeUse;
  if (data && !use) return <EmptyState title={i18n.t('The use of purposes is not for your role')} />;
  return (
    <div className={screen.screen}>
      <PageHeader
        title={i18n.t('Purpose use')}
        actions={
          <Choice
            label={i18n.t('Period')}
            value={String(days)}
            onChange={(next) =>
              void navigate({
                search: (before) => changeSearch(before, { days: next === String(DEFAULT_DAYS) ? '' : next }),
                replace: true,
              })
            }
            options={[7, 30, 90].map((count) => ({
              value: String(count),
              label: i18n.t('The last {count} days', { count }),
            }))}
          />
        }
      />
      <p className={screen.lead}>
        {i18n.t(
          'Whoever reads personal data does it for one purpose, and each time is noted down. Here it is counted: which purposes are used, by which roles and keys. Members are counted by the roles that they hold today, and nobody is rated.',
        )}
      </p>
      {use ? <Parts use={use} /> : <LoadingRows />}
    </div>
  );
}

function Parts({ use }: { use: PurposeUse }) {
  const i18n = useI18n();
  if (use.days.length === 0) {
    return (
      <EmptyState title={i18n.t('Nobody has read personal data in this time')}>
        {i18n.t('As soon as somebody opens a contact or a list, it is counted here.')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.parts}>
      <p className={styles.summary}>{summaryOf(i18n, use)}</p>
      <AnomalyList anomalies={use.anomalies} limits={use.limits} />
      <DayPicture use={use} />
      <UserList users={use.users} />
    </div>
  );
}

/** The whole in one line, for whoever does not look at the picture. */
function summaryOf(i18n: Translator, { days, firstOn, lastOn }: PurposeUse): string {
  const [most] = usedPurposes(days);
  const count = days.reduce((sum, { reads }) => sum + reads, 0);
  return i18n.t('{total} reads of personal data from {from} to {to}; most of them, {most}, for “{purpose}”.', {
    total: formatNumber(i18n.locale, count),
    from: formatDate(i18n.locale, firstOn, 'date'),
    to: formatDate(i18n.locale, lastOn, 'date'),
    most: formatNumber(i18n.locale, most?.reads ?? 0),
    purpose: most ? purposeWord(i18n, most.purpose) : '',
  });
}

/** The first of so many days, today among them. */
function daysBack(days: number): string {
  return new Date(Date.now() - (days - 1) * DAY_MS).toISOString().slice(0, 10);
}
