import { Anchor, Button } from '@mantine/core';
import { DateText, type Fact, FactList, NoValue, SidePeek, UserErrors, useI18n } from '@smartx/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { pageOf } from '../screen/record-href.ts';
import screen from '../screen/screen.module.css';
import { ExemptDialog } from './ExemptDialog.tsx';
import { isUndelivered, type NoticeRow, NoticeState, nameOf, sourceOf } from './notice-columns.tsx';
import { exemptionWord, originWord } from './notice-words.ts';
import styles from './notices.module.css';
import { ToldDialog } from './ToldDialog.tsx';
import { useSendNotices } from './use-send-notices.ts';

interface NoticePeekProps {
  readonly row: NoticeRow;
  readonly slug: string;
  /** The day in the workspace's time zone. */
  readonly today: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** One person whose data did not come from them: where it came from, and how they are told. */
export function NoticePeek({ row, slug, today, onChanged, onClose }: NoticePeekProps) {
  const i18n = useI18n();
  const href = pageOf(slug, 'contact', row.id);
  const name = <bdi>{nameOf(i18n, row)}</bdi>;
  const facts: Fact[] = [
    { label: i18n.t('Person'), value: href ? <Anchor href={href}>{name}</Anchor> : name },
    { label: i18n.t('How it stands'), value: <NoticeState row={row} i18n={i18n} /> },
    { label: i18n.t('Where the data is from'), value: originWord(i18n, row.collectedFrom) },
    { label: i18n.t('Source'), value: sourceOf(row) ? <bdi>{sourceOf(row)}</bdi> : <NoValue /> },
    {
      label: i18n.t('Collected'),
      value: row.collectedAt ? <DateText value={row.collectedAt} format="date" /> : <NoValue />,
    },
    {
      label: i18n.t('E-mail'),
      value: row.emails?.length ? row.emails.map(({ id, value }) => <bdi key={id}>{value} </bdi>) : <NoValue />,
    },
  ];
  return (
    <SidePeek opened title={nameOf(i18n, row)} onClose={onClose}>
      <FactList facts={facts} />
      <NoticeActions row={row} today={today} onChanged={onChanged} />
      <p className={`${screen.note} ${styles.gap}`}>
        {i18n.t(
          'The letter says who you are, where the data came from, what it is used for and on which ground, and what rights the person has. It is no advertising and goes out whatever they refuse.',
        )}
      </p>
      <p className={styles.gap}>
        <Link to="/w/$workspace/subjects/$id" params={{ workspace: slug, id: row.subjectId }} className={screen.crumb}>
          {i18n.t('Everything that is held about them')}
        </Link>
      </p>
    </SidePeek>
  );
}

function NoticeActions({ row, today, onChanged }: Pick<NoticePeekProps, 'row' | 'today' | 'onChanged'>) {
  const i18n = useI18n();
  const [dialog, setDialog] = useState<'told' | 'exempt' | null>(null);
  const sending = useSendNotices(onChanged);
  const isDue = row.noticeState === 'due';
  const close = () => setDialog(null);
  return (
    <div className={styles.gap}>
      <UserErrors errors={sending.errors} title={i18n.t('Nobody was told.')} />
      <div className={screen.actions}>
        {(isDue || isUndelivered(row)) && (
          <Button size="xs" loading={sending.busy} onClick={() => sending.send([row.id])}>
            {isDue ? i18n.t('Send the notice') : i18n.t('Send it again')}
          </Button>
        )}
        {isDue && (
          <>
            <Button variant="default" size="xs" onClick={() => setDialog('told')}>
              {i18n.t('Told in another way…')}
            </Button>
            <Button variant="default" size="xs" onClick={() => setDialog('exempt')}>
              {i18n.t('Need not be told…')}
            </Button>
          </>
        )}
        {row.noticeState === 'exempt' && (
          <Button variant="default" size="xs" onClick={() => setDialog('exempt')}>
            {i18n.t('To be told after all…')}
          </Button>
        )}
      </div>
      <ToldDialog row={row} today={today} opened={dialog === 'told'} onClose={close} onDone={onChanged} />
      <ExemptDialog row={row} opened={dialog === 'exempt'} onClose={close} onDone={onChanged} />
      {row.noticeState === 'exempt' && (
        <p className={`${screen.note} ${styles.gap}`}>{exemptionWord(i18n, row.noticeExemptGround)}</p>
      )}
    </div>
  );
}
