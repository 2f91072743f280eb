import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { placeErrors } from '@smartx/client';
import { DateText, type Fact, FactList, MaskedValue, NoValue, SidePeek, type Translator, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { categoryWord, keepGroundWord } from '../catalogue/classification-words.ts';
import { propertyWord } from '../catalogue/property-words.ts';
import { graphql } from '../gql/gql.ts';
import screen from '../screen/screen.module.css';
import { placeWord, relationWord } from './place-words.ts';
import { RestrictItemDialog } from './states/RestrictItemDialog.tsx';
import type { SubjectStatesData } from './states/subject-states.ts';
import styles from './subjects.module.css';
import { ShownValue, usesText } from './value-columns.tsx';
import type { ValueRow } from './value-rows.ts';

const SubjectRevealMutation = graphql(`
  mutation SubjectReveal($input: SubjectRevealInput!) @purpose(is: RIGHTS_HANDLING) {
    subjectReveal(input: $input) {
      value
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface ValuePeekProps {
  readonly row: ValueRow;
  readonly subject: SubjectStatesData;
  readonly onClose: () => void;
}

/** One value in full: masked until somebody gives a reason to see it, with everything that the law asks about it. */
export function ValuePeek({ row, subject, onClose }: ValuePeekProps) {
  const i18n = useI18n();
  const [restricting, setRestricting] = useState(false);
  const { value, recordType } = row;
  const isRestricted = subject.itemRestrictions.some(({ recordId, liftedAt }) => recordId === value.rowId && !liftedAt);
  return (
    <SidePeek opened title={propertyWord(i18n, value.property)} onClose={onClose}>
      <FactList facts={factsOf(i18n, row, <RevealedValue row={row} subjectId={subject.id} />)} />
      {recordType && (
        <div className={styles.gap}>
          {isRestricted ? (
            <p className={screen.note}>{i18n.t('This record is stored and not used. Lift that further up.')}</p>
          ) : (
            <Button variant="default" size="xs" onClick={() => setRestricting(true)}>
              {i18n.t('Store this record alone…')}
            </Button>
          )}
          <RestrictItemDialog
            subjectId={subject.id}
            recordId={value.rowId}
            opened={restricting}
            onClose={() => setRestricting(false)}
          />
        </div>
      )}
    </SidePeek>
  );
}

function RevealedValue({ row, subjectId }: { row: ValueRow; subjectId: string }) {
  const i18n = useI18n();
  const [reveal] = useMutation(SubjectRevealMutation);
  const { table, value } = row;
  if (!value.isMasked) return <ShownValue row={row} i18n={i18n} />;
  const show = async (reason: string) => {
    const { rowId, property } = value;
    const answer = (await reveal({ variables: { input: { subjectId, table, rowId, property, reason } } })).data
      ?.subjectReveal;
    const [refusal] = placeErrors(answer?.errors ?? []);
    if (refusal) throw new Error(refusal.message);
    return <bdi>{answer?.value ?? i18n.t('It cannot be read any more: its key was destroyed.')}</bdi>;
  };
  return <MaskedValue hint={value.shown} label={propertyWord(i18n, value.property)} onReveal={show} />;
}

function factsOf(i18n: Translator, row: ValueRow, shown: Fact['value']): Fact[] {
  const { table, relation, value, category } = row;
  return [
    { label: i18n.t('Value'), value: shown },
    { label: i18n.t('Where'), value: `${placeWord(i18n, table)}, ${relationWord(i18n, relation)}` },
    { label: i18n.t('Category'), value: categoryWord(i18n, value.category) },
    { label: i18n.t('Used for'), value: usesText(i18n, row) || <NoValue /> },
    { label: i18n.t('Source'), value: value.source ? <bdi>{value.source}</bdi> : <NoValue /> },
    {
      label: i18n.t('Collected'),
      value: value.collectedAt ? <DateText value={value.collectedAt} format="datetime" /> : <NoValue />,
    },
    {
      label: i18n.t('Shared with'),
      value: value.sharedWith.length > 0 ? <bdi>{value.sharedWith.join(', ')}</bdi> : <NoValue />,
    },
    { label: i18n.t('Kept until'), value: category?.retention ?? <NoValue /> },
    {
      label: i18n.t('After a deletion'),
      value: value.keptFor ? i18n.t('kept: {why}', { why: keepGroundWord(i18n, value.keptFor) }) : i18n.t('it is gone'),
    },
  ];
}
