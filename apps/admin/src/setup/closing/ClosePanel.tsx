import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { DateText, formatDate, LoadingRows, NumberText, StatusBadge, UserErrors, useI18n, useToast } from '@smartx/ui';
import { useEffect, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../screen/ProblemState.tsx';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import { useSignedIn } from '../../shell/SignedInProvider.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import styles from './closing.module.css';
import { type Closing, WorkspaceClosingQuery } from './closing-query.ts';
import { closingKindWord } from './closing-words.ts';
import { ExportList } from './ExportList.tsx';
import { WaiveDialog } from './WaiveDialog.tsx';

const WorkspaceCloseCancelMutation = graphql(`
  mutation WorkspaceCloseCancel($input: WorkspaceCloseCancelInput!) @purpose(is: SECURITY) {
    workspaceCloseCancel(input: $input) {
      done
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** How often an export that is being made is looked at. */
const POLL_MS = 2_000;

/** The end of the workspace, for its owners: what goes and when, the export, and the way back. */
export function ClosePanel() {
  const i18n = useI18n();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(WorkspaceClosingQuery);
  const closing = data?.workspaceClosing;
  const isMaking = closing?.exports.some(({ state }) => state === 'queued' || state === 'running') ?? false;
  useEffect(() => {
    if (isMaking) startPolling(POLL_MS);
    return stopPolling;
  }, [isMaking, startPolling, stopPolling]);
  if (error)
    return (
      <ProblemState title={i18n.t('The closure could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  if (!data) return <LoadingRows />;
  if (!closing) return null;
  return (
    <section className={styles.panel} aria-label={i18n.t('Take along and close')}>
      <div className={styles.head}>
        <h2 className={screen.sectionTitle}>{i18n.t('Take along and close')}</h2>
        {closing.closingAt && (
          <StatusBadge tone="bad">
            {i18n.t('ends')} <DateText value={closing.closingAt} />
          </StatusBadge>
        )}
      </div>
      <ExportList exports={closing.exports} onDone={() => void refetch()} />
      {closing.closingAt ? (
        <Running closing={closing} onDone={() => void refetch()} />
      ) : (
        <Offer closing={closing} onDone={() => void refetch()} />
      )}
    </section>
  );
}

interface PartProps {
  closing: Closing;
  onDone: () => void;
}

function Offer({ closing, onDone }: PartProps) {
  const i18n = useI18n();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p className={screen.note}>
        {i18n.t(
          'A closed workspace is read for thirty days and can be taken back until then. After that every key, record and file of it is destroyed, and you get a signed certificate. Your own account stays yours.',
        )}
      </p>
      <ul className={styles.counts}>
        {closing.counts.map(({ kind, records }) => (
          <li key={kind}>
            <span>{closingKindWord(i18n, kind)}</span>
            <NumberText value={records} />
          </li>
        ))}
      </ul>
      <Obstacles closing={closing} />
      <div className={screen.actions}>
        <Button color="red" variant="outline" onClick={() => setOpen(true)} disabled={isBlocked(closing)}>
          {i18n.t('Close the workspace…')}
        </Button>
      </div>
      <CloseDialog closing={closing} opened={isOpen} onClose={() => setOpen(false)} onDone={onDone} />
    </>
  );
}

function Running({ closing, onDone }: PartProps) {
  const i18n = useI18n();
  const toast = useToast();
  const { refresh } = useSignedIn();
  const [cancel] = useMutation(WorkspaceCloseCancelMutation);
  const [isWaiving, setWaiving] = useState(false);
  const command = useCommand();
  const takeBack = async () => {
    if (
      !(await command.run(async () => (await cancel({ variables: { input: {} } })).data?.workspaceCloseCancel.errors))
    )
      return;
    toast({ message: i18n.t('The closure is taken back') });
    refresh();
    onDone();
  };
  return (
    <>
      <p>
        {i18n.t(
          'Until {date} everybody can only read. Requests of people go on, and so do withdrawals and objections. Take the export with you before that day.',
          { date: formatDate(i18n.locale, closing.closingAt ?? '') },
        )}
      </p>
      <Obstacles closing={closing} />
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <div className={screen.actions}>
        <Button loading={command.busy} onClick={() => void takeBack()}>
          {i18n.t('Take the closure back')}
        </Button>
        {closing.canWaiveExport && (
          <Button color="red" variant="outline" onClick={() => setWaiving(true)}>
            {i18n.t('Close without an export…')}
          </Button>
        )}
      </div>
      <WaiveDialog closing={closing} opened={isWaiving} onClose={() => setWaiving(false)} onDone={onDone} />
    </>
  );
}

/** What stands in the way, and what the company has to do itself. */
function Obstacles({ closing }: { closing: Closing }) {
  const i18n = useI18n();
  const { holds, openRequests, keptItems, keptUntil, runningImports, dataBackupsEndAt, exportWaivedAt } = closing;
  const keptDay = keptUntil ? formatDate(i18n.locale, keptUntil) : i18n.t('their hold is released');
  return (
    <ul className={styles.notes}>
      {holds.map(({ id, name }) => (
        <li key={id}>
          {i18n.t('The hold “{name}” is in force: nothing is destroyed before it is released.', { name })}
        </li>
      ))}
      {exportWaivedAt && isWithoutExport(closing) && (
        <li>
          {i18n.t('The export was given up {date}: on the last day everything is destroyed, with or without one.', {
            date: formatDate(i18n.locale, exportWaivedAt),
          })}
        </li>
      )}
      {!exportWaivedAt && isWithoutExport(closing) && (
        <li>
          {i18n.t(
            'No export was made since the closure began: nothing is destroyed before one could be. One that failed is made again within the hour.',
          )}
        </li>
      )}
      {runningImports > 0 && <li>{i18n.t('An import is running: wait for its end, or cancel it.')}</li>}
      {openRequests > 0 && (
        <li>
          {i18n.t(
            '{count, plural, one {# privacy request is} other {# privacy requests are}} not decided: answer them first, or answer them yourselves from the export.',
            { count: openRequests },
          )}
        </li>
      )}
      {keptItems > 0 && (
        <li>
          {i18n.t(
            '{count, plural, one {# item is} other {# items are}} kept for a law or a dispute until {date}: you keep them yourselves, from the export.',
            { count: keptItems, date: keptDay },
          )}
        </li>
      )}
      {dataBackupsEndAt && (
        <li>
          {i18n.t('The last backup that there is now ends {date}; none can be opened without its key.', {
            date: formatDate(i18n.locale, dataBackupsEndAt),
          })}
        </li>
      )}
    </ul>
  );
}

const FETCHED_FOR_MS = 7 * 86_400_000;

/** Whether everything could not be taken along yet; one that was made and destroyed since was made. */
function isWithoutExport({ requestedAt, exports }: Closing): boolean {
  if (!requestedAt) return false;
  const begun = Date.parse(requestedAt);
  return !exports.some(({ expiresAt }) => expiresAt !== null && Date.parse(expiresAt) - FETCHED_FOR_MS >= begun);
}

function isBlocked({ holds, runningImports }: Closing): boolean {
  return holds.length > 0 || runningImports > 0;
}
