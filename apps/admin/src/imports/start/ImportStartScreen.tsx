import { useMutation } from '@apollo/client/react';
import { Radio, SimpleGrid } from '@mantine/core';
import type { UserErrorFields } from '@smartx/client';
import { PageHeader, UserErrors, useI18n, usePageTitle } from '@smartx/ui';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import wizard from '../wizard.module.css';
import { IMPORT_OBJECTS, objectSentence, objectWord } from '../words/import-words.ts';
import { FileDrop } from './FileDrop.tsx';
import { digestOf, FileNotSentError, sendFile } from './send-file.ts';

const ImportUploadMutation = graphql(`
  mutation ImportUpload($input: UploadCreateInput!) @purpose(is: DATA_CARE) {
    uploadCreate(input: $input) {
      upload {
        id
        url
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const ImportCreateMutation = graphql(`
  mutation ImportCreate($input: ImportCreateInput!) @purpose(is: DATA_CARE) {
    importCreate(input: $input) {
      record {
        id
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const route = getRouteApi('/w/$workspace/imports/new');

/** The start of an import: what the file holds, and the file. */
export function ImportStartScreen() {
  const i18n = useI18n();
  const { workspace } = route.useParams();
  const [object, setObject] = useState<string>('company');
  const [fileName, setFileName] = useState<string | null>(null);
  const command = useCommand();
  const begin = useBegin();
  usePageTitle(i18n.t('Import a file'), i18n.t('Imports'));
  const take = async (file: File) => {
    setFileName(file.name);
    if (!(await command.run(() => begin(object, file)))) setFileName(null);
  };
  return (
    <div className={screen.screen}>
      <PageHeader
        title={i18n.t('Import a file')}
        breadcrumb={
          <Link to="/w/$workspace/imports" params={{ workspace }} className={screen.crumb}>
            {i18n.t('Imports')}
          </Link>
        }
      />
      <div className={wizard.form}>
        <Radio.Group label={i18n.t('What is in the file?')} value={object} onChange={setObject}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} mt="sm" spacing="md">
            {IMPORT_OBJECTS.map((one) => (
              <div key={one}>
                <Radio value={one} label={objectWord(i18n, one)} description={objectSentence(i18n, one)} />
              </div>
            ))}
          </SimpleGrid>
        </Radio.Group>
        <UserErrors errors={command.errors} title={i18n.t('The file was not taken.')} />
        <FileDrop onFile={(file) => void take(file)} busy={command.busy} />
        <p className={screen.note} role="status">
          {command.busy && fileName !== null
            ? i18n.t('Sending and reading {fileName}…', { fileName })
            : i18n.t('Nothing is imported yet: you look at everything first. The file is destroyed after seven days.')}
        </p>
      </div>
    </div>
  );
}

/** Announces the file, sends it, makes an import of it and opens that. */
function useBegin() {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = route.useParams();
  const [announce] = useMutation(ImportUploadMutation);
  const [create] = useMutation(ImportCreateMutation);
  return async (object: string, file: File): Promise<readonly UserErrorFields[] | undefined> => {
    const input = { use: 'import', fileName: file.name, byteSize: file.size, sha256: await digestOf(file) };
    const announced = (await announce({ variables: { input } })).data?.uploadCreate;
    if (!announced?.upload) return announced?.errors;
    const { id: uploadId, url } = announced.upload;
    try {
      await sendFile(url, file);
    } catch (error) {
      if (!(error instanceof FileNotSentError)) throw error;
      return [notSent(error.reason ?? i18n.t('The connection broke while the file was sent. Try again.'))];
    }
    const made = (await create({ variables: { input: { uploadId, object } } })).data?.importCreate;
    const id = made?.record?.id;
    if (id) await router.navigate({ to: '/w/$workspace/imports/$id', params: { workspace, id } });
    return made?.errors;
  };
}

function notSent(message: string): UserErrorFields {
  return { __typename: 'Refused', code: 'FILE_NOT_SENT', message, path: null };
}
