import type { FragmentType } from '@apollo/client';
import { Button } from '@mantine/core';
import { DateText, StatusBadge, useI18n, useNow } from '@smartx/ui';
import { type ReactNode, useState } from 'react';
import type { RestrictionEnd_SubjectFragment } from '../../gql/graphql.ts';
import { RestrictionEnd } from '../../privacy-requests/steps/RestrictionEnd.tsx';
import { restrictionWord } from '../../privacy-requests/words/decision-words.ts';
import screen from '../../screen/screen.module.css';
import { DeceasedDialog } from './DeceasedDialog.tsx';
import { ExceptionDialog } from './ExceptionDialog.tsx';
import { MinorDialog } from './MinorDialog.tsx';
import { PurposeList } from './purposes/PurposeList.tsx';
import { RestrictPurposesDialog } from './purposes/RestrictPurposesDialog.tsx';
import { RestrictDialog } from './RestrictDialog.tsx';
import { ExceptionList, ItemList, SpeakerList } from './StateLists.tsx';
import styles from './states.module.css';
import type { SubjectStatesData } from './subject-states.ts';

type Dialog = 'minor' | 'deceased' | 'restrict' | 'purposes' | 'exception';

interface SubjectStatesProps {
  readonly subject: SubjectStatesData & FragmentType<RestrictionEnd_SubjectFragment>;
  readonly timeZone: string;
}

/** What is true of a person and changes for what their data is used, and where that is changed. */
export function SubjectStates({ subject, timeZone }: SubjectStatesProps) {
  const i18n = useI18n();
  const now = useNow();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const props = (name: Dialog) => ({ subject, opened: dialog === name, onClose: () => setDialog(null) });
  return (
    <section className={styles.panel} aria-label={i18n.t('What is true of them')}>
      <h2 className={screen.sectionTitle}>{i18n.t('What is true of them')}</h2>
      <Marks subject={subject} />
      <div className={screen.actions}>
        <Open onClick={() => setDialog('minor')}>
          {subject.isMinor ? i18n.t('Not under age…') : i18n.t('Under age…')}
        </Open>
        <Open onClick={() => setDialog('deceased')}>
          {subject.deceasedOn ? i18n.t('Alive after all…') : i18n.t('Has died…')}
        </Open>
        {subject.restrictedAt ? (
          <Open onClick={() => setDialog('exception')}>{i18n.t('Let one purpose go on…')}</Open>
        ) : (
          <Open onClick={() => setDialog('restrict')}>{i18n.t('Restrict…')}</Open>
        )}
        <Open onClick={() => setDialog('purposes')}>{i18n.t('Restrict single purposes…')}</Open>
      </div>
      <SpeakerList subject={subject} />
      <ExceptionList subject={subject} now={now} />
      <PurposeList subject={subject} />
      <ItemList subject={subject} />
      <RestrictionEnd subject={subject} timeZone={timeZone} />
      <MinorDialog {...props('minor')} />
      <DeceasedDialog {...props('deceased')} />
      <RestrictDialog {...props('restrict')} />
      <RestrictPurposesDialog {...props('purposes')} />
      <ExceptionDialog {...props('exception')} />
    </section>
  );
}

function Open({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="default" size="xs" onClick={onClick}>
      {children}
    </Button>
  );
}

function Marks({ subject }: { subject: SubjectStatesData }) {
  const i18n = useI18n();
  const { isMinor, deceasedOn, restrictedAt, restrictionGround } = subject;
  if (!isMinor && !deceasedOn && !restrictedAt)
    return (
      <p className={screen.note}>
        {i18n.t('Nothing special: of age, alive, and their data may be used as they allow it.')}
      </p>
    );
  return (
    <ul className={styles.marks}>
      {isMinor && (
        <li>
          <StatusBadge tone="privacy">{i18n.t('Under age')}</StatusBadge>{' '}
          {i18n.t('No marketing, no profiles, no sharing with partners.')}
        </li>
      )}
      {deceasedOn && (
        <li>
          <StatusBadge tone="privacy">{i18n.t('Died')}</StatusBadge> <DateText value={deceasedOn} format="date" />
        </li>
      )}
      {restrictedAt && (
        <li>
          <StatusBadge tone="privacy">{i18n.t('Restricted')}</StatusBadge> {i18n.t('since')}{' '}
          <DateText value={restrictedAt} format="date" />
          {restrictionGround && `: ${restrictionWord(i18n, restrictionGround)}`}
        </li>
      )}
    </ul>
  );
}
