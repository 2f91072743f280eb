import { useMutation } from '@apollo/client/react';
import { Button, VisuallyHidden } from '@mantine/core';
import { placeErrors } from '@smartx/client';
import { DateText, SealedLabel, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import type { RequestDetail } from '../detail/request-detail.ts';
import styles from '../talk/talk.module.css';
import { bytesText } from '../words/bytes-text.ts';
import { evidenceWord } from './evidence-words.ts';

const EvidenceDownloadMutation = graphql(`
  mutation EvidenceDownload($input: PrivacyRequestEvidenceDownloadInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestEvidenceDownload(input: $input) {
      download {
        url
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

type Evidence = RequestDetail['evidence'][number];

interface EvidenceFilesProps {
  request: RequestDetail;
  timeZone: string;
}

/** What the person added to show something, and what became of it; nothing where nothing was added. */
export function EvidenceFiles({ request, timeZone }: EvidenceFilesProps) {
  const i18n = useI18n();
  const files = [...request.evidence].sort((one, other) => one.addedAt.localeCompare(other.addedAt));
  if (files.length === 0) return null;
  return (
    <section className={styles.talk} aria-label={i18n.t('Files')}>
      <h2 className={styles.title}>
        <SealedLabel>{i18n.t('Files')}</SealedLabel>
      </h2>
      <p className={screen.note}>
        {i18n.t(
          'Whoever opens one stands in the log. They are destroyed once the request is decided; do not keep copies.',
        )}
      </p>
      <ul className={styles.messages}>
        {files.map((file) => (
          <EvidenceFile key={file.id} file={file} timeZone={timeZone} />
        ))}
      </ul>
    </section>
  );
}

function EvidenceFile({ file, timeZone }: { file: Evidence; timeZone: string }) {
  const i18n = useI18n();
  const toast = useToast();
  const [ask, { loading }] = useMutation(EvidenceDownloadMutation, { fetchPolicy: 'no-cache' });
  const { id, name, kind, byteSize, addedAt, destroyedAt } = file;
  const save = async () => {
    const { data } = await ask({ variables: { input: { id } } });
    const { download, errors = [] } = data?.privacyRequestEvidenceDownload ?? {};
    if (download) saveFrom(download.url);
    else toast({ message: placeErrors(errors)[0]?.message ?? i18n.t('The file could not be opened'), tone: 'bad' });
  };
  return (
    <li className={styles.message}>
      <span className={styles.head}>
        <strong>{destroyedAt ? i18n.t('This file was destroyed.') : <bdi>{name ?? i18n.t('A file')}</bdi>}</strong>
        <span className={screen.note}>
          {evidenceWord(i18n, kind)} · {bytesText(i18n.locale, byteSize)} ·{' '}
          <DateText value={addedAt} format="datetime" timeZone={timeZone} />
        </span>
      </span>
      {!destroyedAt && (
        <span className={screen.actions}>
          <Button variant="default" size="xs" loading={loading} onClick={() => void save()}>
            {i18n.t('Download')}
            <VisuallyHidden>{` ${name ?? ''}`}</VisuallyHidden>
          </Button>
        </span>
      )}
    </li>
  );
}

/** Lets the browser save what an address sends; the server names the file. */
function saveFrom(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}
