import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import {
  DateText,
  type Fact,
  FactList,
  FormActions,
  LoadingRows,
  SidePeek,
  UserErrors,
  useI18n,
  useToast,
} from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { HoldPeekQuery as PeekData } from '../gql/graphql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import { HeldName } from './HeldName.tsx';
import { HoldReview, HoldState } from './hold-columns.tsx';
import { holdKindWord } from './hold-words.ts';
import styles from './holds.module.css';

const HoldPeekQuery = graphql(`
  query HoldPeek($id: ID!) @purpose(is: RIGHTS_HANDLING) {
    legalHold(id: $id) {
      id
      reason
      releaseReason
      items(first: 50) {
        nodes {
          id
          kind
          recordId
          heldAt
          ...HeldName_item @unmask
        }
      }
      ...HoldColumns_hold @unmask
    }
  }
`);

const HoldReleaseMutation = graphql(`
  mutation HoldRelease($input: HoldReleaseInput!) @purpose(is: RIGHTS_HANDLING) {
    holdRelease(input: $input) {
      record {
        id
        releaseReason
        ...HoldColumns_hold
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const route = getRouteApi('/w/$workspace/holds');

type PeekHold = NonNullable<PeekData['legalHold']>;

interface HoldPeekProps {
  id: string;
  onClose: () => void;
  onChanged: () => void;
}

/** A hold beside the list: why it is there, what it holds, and its end. */
export function HoldPeek({ id, onClose, onChanged }: HoldPeekProps) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(HoldPeekQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const hold = data?.legalHold;
  return (
    <SidePeek opened title={hold?.name ?? i18n.t('Legal hold')} onClose={onClose}>
      {error && (
        <ProblemState title={i18n.t('The hold could not be loaded')} error={error} onRetry={() => void refetch()} />
      )}
      {!error && !data && <LoadingRows rows={6} />}
      {data && !hold && <p>{i18n.t('There is no such hold.')}</p>}
      {hold && <HoldDetails hold={hold} onChanged={onChanged} />}
    </SidePeek>
  );
}

function HoldDetails({ hold, onChanged }: { hold: PeekHold; onChanged: () => void }) {
  const i18n = useI18n();
  const { workspace } = route.useParams();
  const facts: Fact[] = [
    { label: i18n.t('State'), value: <HoldState hold={hold} i18n={i18n} /> },
    { label: i18n.t('Reason'), value: hold.reason ?? '—' },
    { label: i18n.t('Who answers for it'), value: hold.custodian?.displayName ?? '—' },
    { label: i18n.t('Since'), value: <DateText value={hold.startsOn} format="date" /> },
    { label: i18n.t('Review'), value: <HoldReview hold={hold} /> },
    {
      label: i18n.t('Takes in more'),
      value: hold.takesInMore ? i18n.t('Yes: what comes to belong to it later') : i18n.t('No: a closed list'),
    },
    ...(hold.releasedAt
      ? [
          { label: i18n.t('Released on'), value: <DateText value={hold.releasedAt} /> },
          { label: i18n.t('Why it was released'), value: hold.releaseReason ?? '—' },
        ]
      : []),
  ];
  const kinds = [...Map.groupBy(hold.items.nodes, ({ kind }) => kind)];
  const more = hold.itemCount - hold.items.nodes.length;
  return (
    <>
      <section className={screen.section}>
        <FactList facts={facts} />
      </section>
      <section className={screen.section} aria-label={i18n.t('What it holds')}>
        <h3 className={styles.heading}>{i18n.t('What it holds')}</h3>
        {kinds.map(([kind, items]) => (
          <div key={kind}>
            <strong>{holdKindWord(i18n, kind)}</strong>
            <ul className={styles.items}>
              {items.map((item) => (
                <li key={item.id}>
                  <HeldName slug={workspace} item={item} />
                </li>
              ))}
            </ul>
          </div>
        ))}
        {more > 0 && (
          <p className={screen.note}>
            {i18n.t('{count, plural, one {And # more} other {And # more}}', { count: more })}
          </p>
        )}
      </section>
      {!hold.releasedAt && (
        <section className={screen.section}>
          <ReleaseHold hold={hold} onDone={onChanged} />
        </section>
      )}
    </>
  );
}

function ReleaseHold({ hold, onDone }: { hold: PeekHold; onDone: () => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const [release] = useMutation(HoldReleaseMutation);
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() === '' ? i18n.t('Say why it is not needed any more.') : null) },
  });
  const command = useFormCommand(form, ['reason']);
  if (!isOpen)
    return (
      <div className={screen.actions}>
        <Button color="red" variant="light" onClick={() => setOpen(true)}>
          {i18n.t('Release the hold')}
        </Button>
      </div>
    );
  const submit = form.onSubmit(async ({ reason }) => {
    const input = { id: hold.id, reason, ifVersion: hold.version };
    const isDone = await command.run(async () => (await release({ variables: { input } })).data?.holdRelease.errors);
    if (!isDone) return;
    toast({ message: i18n.t('The hold was released') });
    onDone();
  });
  return (
    <form onSubmit={submit} noValidate>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <p className={screen.note}>
        {i18n.t(
          'What this hold alone kept is destroyed as it would have been: sealed copies of deleted people at once, the bin with its next run, which starts now.',
        )}
      </p>
      <Textarea
        label={i18n.t('Why it is not needed any more')}
        required
        autosize
        minRows={2}
        {...form.getInputProps('reason')}
      />
      <FormActions submitLabel={i18n.t('Release the hold')} saving={command.busy} onCancel={() => setOpen(false)} />
    </form>
  );
}
