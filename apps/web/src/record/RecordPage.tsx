import { EmptyState, LoadingRows, PageHeader, useI18n, usePageTitle } from '@smartx/ui';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../session/use-session.ts';
import { QueryProblem } from '../shell/problem/QueryProblem.tsx';
import styles from './record-page.module.css';
import { TrailSteps } from './trail/TrailSteps.tsx';
import { useTrailPlace } from './trail/trails-context.tsx';

const LISTS = {
  contacts: '/w/$workspace/contacts',
  companies: '/w/$workspace/companies',
  deals: '/w/$workspace/deals',
  leads: '/w/$workspace/leads',
} as const;

interface RecordPageProps {
  /** The list that the record belongs to, and its name. */
  list: keyof typeof LISTS;
  listTitle: string;
  id: string;
  title: string;
  badges?: ReactNode;
  actions?: ReactNode;
  /** Over everything: restriction, hold. */
  banner?: ReactNode;
  facts: ReactNode;
  timeline: ReactNode;
  aside: ReactNode;
}

/** A record: key facts at the start, what happened in the middle, what belongs to it at the end. */
export function RecordPage(props: RecordPageProps) {
  const { workspace } = useSession();
  const place = useTrailPlace(props.list, props.id);
  usePageTitle(props.title, props.listTitle);
  return (
    <>
      <PageHeader
        title={props.title}
        badges={props.badges}
        actions={
          <>
            {place && <TrailSteps list={props.list} place={place} />}
            {props.actions}
          </>
        }
        breadcrumb={
          <Link to={LISTS[props.list]} params={{ workspace: workspace.slug }} className={styles.breadcrumb}>
            {props.listTitle}
          </Link>
        }
      />
      {props.banner}
      <div className={styles.page}>
        <div className={styles.facts}>{props.facts}</div>
        <div>{props.timeline}</div>
        <div className={styles.aside}>{props.aside}</div>
      </div>
    </>
  );
}

interface RecordStateProps {
  isLoading: boolean;
  error: unknown;
  /** Said where the record could not be loaded. */
  failed: string;
  /** Said where there is none, or none to be seen. */
  missing: string;
  onRetry: () => void;
}

/** A record's page before there is a record, and where there is none. */
export function RecordState(props: RecordStateProps) {
  const i18n = useI18n();
  if (props.isLoading) return <LoadingRows rows={10} />;
  if (props.error) return <QueryProblem title={props.failed} error={props.error} onRetry={props.onRetry} />;
  return (
    <EmptyState title={props.missing}>
      {i18n.t('It was removed, or you may not see it for the purpose you are working for.')}
    </EmptyState>
  );
}

interface RecordAbsenceProps extends RecordStateProps {
  list: keyof typeof LISTS;
  listTitle: string;
}

/** The whole page of a record that is on its way, failed or is not there, with the way back to its list. */
export function RecordAbsence({ list, listTitle, ...state }: RecordAbsenceProps) {
  const i18n = useI18n();
  const { workspace } = useSession();
  usePageTitle(state.isLoading || state.error ? listTitle : state.missing, listTitle);
  const way = (
    <Link to={LISTS[list]} params={{ workspace: workspace.slug }} className={styles.breadcrumb}>
      {listTitle}
    </Link>
  );
  if (state.isLoading || state.error)
    return (
      <>
        {!state.isLoading && <PageHeader title={listTitle} breadcrumb={way} />}
        <RecordState {...state} />
      </>
    );
  return (
    <>
      <PageHeader title={state.missing} breadcrumb={way} />
      <p className={styles.muted}>
        {i18n.t('It was removed, or you may not see it for the purpose you are working for.')}
      </p>
    </>
  );
}
