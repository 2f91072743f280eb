import type { FragmentType } from '@apollo/client';
import { Button } from '@mantine/core';
import { useFragmentData } from '@smartx/client';
import { type Fact, FactList, FieldValue, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { DealContacts_DealFragment } from '../../gql/graphql.ts';
import { RecordLink } from '../../record/RecordLink.tsx';
import { RecordSection } from '../../record/RecordSection.tsx';
import pageStyles from '../../record/record-page.module.css';
import { useMay } from '../../session/use-session.ts';
import { DealContactsDialog } from '../parts/DealContactsDialog.tsx';
import { dealRoleWord } from '../parts/deal-role-words.ts';

const DealContacts_deal = graphql(`
  fragment DealContacts_deal on Deal {
    id
    version
    contacts {
      id
      role
      contact {
        id
        fullName
      }
      withheld {
        field
        reason
        category
        hint
      }
    }
  }
`);

/** The people who have a part in a deal, beside the one to talk to. */
export function DealContacts(props: { deal: FragmentType<DealContacts_DealFragment> }) {
  const i18n = useI18n();
  const { id, version, contacts } = useFragmentData(DealContacts_deal, props.deal);
  // Saved as a whole: whoever does not see all of them would lose the others.
  const mayEdit = useMay('deal:update') && contacts.every(({ contact, role }) => contact !== null && role !== null);
  const [isEditing, setEditing] = useState(false);
  const facts = contacts.map(({ role, contact, withheld }): Fact => {
    const label = role === null ? i18n.t('Part in the deal') : dealRoleWord(i18n, role);
    const name = contact && <RecordLink kind="contacts" id={contact.id} name={contact.fullName} />;
    return { label, value: <FieldValue field="contact" label={label} value={name} withheld={withheld} /> };
  });
  const people = contacts.flatMap(({ id: key, role, contact }) =>
    contact ? [{ key, contactId: contact.id, name: contact.fullName, role: role ?? 'other' }] : [],
  );
  return (
    <RecordSection
      title={i18n.t('People')}
      count={contacts.length}
      action={
        mayEdit && (
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setEditing(true)}>
            {i18n.t('Edit people')}
          </Button>
        )
      }
    >
      {contacts.length === 0 ? (
        <p className={pageStyles.muted}>{i18n.t('Nobody else has a part in this deal.')}</p>
      ) : (
        <FactList facts={facts} />
      )}
      {isEditing && <DealContactsDialog id={id} version={version} people={people} onClose={() => setEditing(false)} />}
    </RecordSection>
  );
}
