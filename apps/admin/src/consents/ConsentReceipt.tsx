import { useLazyQuery } from '@apollo/client/react';
import { Button, NativeSelect } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { useState } from 'react';
import { saveFile } from '../audit/save-file.ts';
import { graphql } from '../gql/gql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import styles from './consents.module.css';

const ReceiptQuery = graphql(`
  query ConsentReceipt($id: ID!, $language: String) @purpose(is: RIGHTS_HANDLING) {
    consentReceipt(id: $id, language: $language) {
      language
      json
      page
    }
  }
`);

/** The receipt of a consent, to be handed to the person: a page in their language, and the same for machines. */
export function ConsentReceipt({ id }: { id: string }) {
  const i18n = useI18n();
  const [language, setLanguage] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [load, { error, loading }] = useLazyQuery(ReceiptQuery, { fetchPolicy: 'network-only' });
  const save = async (kind: 'page' | 'json') => {
    const { data } = await load({ variables: { id, language: language || null } });
    const receipt = data?.consentReceipt;
    setIsMissing(data !== undefined && !receipt);
    if (!receipt) return;
    if (kind === 'page') saveFile(`consent-receipt-${id}.${receipt.language}.html`, receipt.page, 'text/html');
    else saveFile(`consent-receipt-${id}.json`, receipt.json, 'application/ld+json');
  };
  return (
    <section className={`${screen.section} ${styles.gap}`} aria-label={i18n.t('Receipt')}>
      <h3 className={screen.sectionTitle}>{i18n.t('Receipt')}</h3>
      <p className={screen.note}>
        {i18n.t('The copy for the person: what they agreed to, what happened since, and how they take it back.')}
      </p>
      <div className={screen.actions}>
        <NativeSelect
          size="xs"
          aria-label={i18n.t('Language of the receipt')}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
          data={[
            { value: '', label: i18n.t('Language of the consent') },
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
            { value: 'fr', label: 'Français' },
            { value: 'ar', label: 'العربية' },
          ]}
        />
        <Button variant="default" size="xs" loading={loading} onClick={() => void save('page')}>
          {i18n.t('Download the page')}
        </Button>
        <Button variant="default" size="xs" loading={loading} onClick={() => void save('json')}>
          {i18n.t('Download as JSON')}
        </Button>
      </div>
      {isMissing && <p className={screen.note}>{i18n.t('There is no receipt: this person was erased.')}</p>}
      {error && <ProblemState title={i18n.t('The receipt could not be made')} error={error} />}
    </section>
  );
}
