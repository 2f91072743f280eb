import type { FragmentType } from '@apollo/client';
import { Button } from '@mantine/core';
import { useFragmentData } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { IconArrowMerge } from '@tabler/icons-react';
import { graphql } from '../../gql/gql.ts';
import { useMay } from '../../session/use-session.ts';
import { RecordTimeline } from '../../timeline/RecordTimeline.tsx';
import { useUnmerge } from './use-merge.ts';

const Merges_contact = graphql(`
  fragment Merges_contact on Contact {
    id
    merges {
      mergedId
      mergedAt
      canBeUndone
      mergedBy {
        id
        displayName
      }
    }
  }
`);

/** What happened with a person, and which other entries were found to be theirs, each with the way back while there is one. */
export function ContactTimeline(props: { contact: FragmentType<typeof Merges_contact>; name: string }) {
  const i18n = useI18n();
  const mayUndo = useMay('contact:unmerge');
  const unmerge = useUnmerge();
  const contact = useFragmentData(Merges_contact, props.contact);
  const merges = contact.merges.map(({ mergedId, mergedAt, canBeUndone, mergedBy }) => {
    const who = mergedBy?.displayName ?? i18n.t('Somebody');
    const undo = (
      <Button variant="default" size="compact-sm" onClick={() => void unmerge(mergedId)}>
        {i18n.t('Undo the merge')}
      </Button>
    );
    return {
      ...{ id: mergedId, at: mergedAt, icon: <IconArrowMerge size={14} stroke={1.5} /> },
      title: i18n.t('{name} merged another entry of this person', { name: who }),
      ...(canBeUndone && mayUndo ? { body: undo } : {}),
    };
  });
  return <RecordTimeline about={{ contactId: contact.id }} mailTo={contact.id} name={props.name} others={merges} />;
}
