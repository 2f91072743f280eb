import type { FragmentType } from '@apollo/client';
import { useFragmentData } from '@smartx/client';
import { FactList, FieldValue, SealedLabel, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import type { LeadEnquiry_LeadFragment } from '../../gql/graphql.ts';
import { RecordSection } from '../../record/RecordSection.tsx';
import styles from '../lead.module.css';

const LeadEnquiry_lead = graphql(`
  fragment LeadEnquiry_lead on Lead {
    id
    enquiry
    answers {
      id
      position
      question
      answer
    }
    withheld {
      field
      reason
      category
      hint
    }
  }
`);

/** What the person wrote, and what they answered. */
export function LeadEnquiry(props: { lead: FragmentType<LeadEnquiry_LeadFragment> }) {
  const i18n = useI18n();
  const { enquiry, answers, withheld } = useFragmentData(LeadEnquiry_lead, props.lead);
  const ordered = [...(answers ?? [])].sort((a, b) => a.position - b.position);
  return (
    <RecordSection title={i18n.t('Enquiry')}>
      <div className={styles.enquiry}>
        <SealedLabel>{i18n.t('What the person wrote')}</SealedLabel>
        <p>
          <FieldValue
            field="enquiry"
            label={i18n.t('What the person wrote')}
            value={enquiry}
            withheld={withheld}
            empty={i18n.t('Nothing.')}
          />
        </p>
      </div>
      {ordered.length > 0 && (
        <FactList facts={ordered.map(({ question, answer }) => ({ label: question, value: answer }))} />
      )}
    </RecordSection>
  );
}
