import { useQuery } from '@apollo/client/react';
import { Button, FileButton } from '@mantine/core';
import { LoadingRows, useI18n } from '@smartx/ui';
import { useRef, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { RecordSection } from '../record/RecordSection.tsx';
import recordStyles from '../record/record-page.module.css';
import { QueryProblem } from '../shell/problem/QueryProblem.tsx';
import { type FileAbout, filesOf } from './about-file.ts';
import { FileLine, type FileRights } from './line/FileLine.tsx';
import { FileDropZone } from './upload/FileDropZone.tsx';
import { UploadLine } from './upload/UploadLine.tsx';
import { type Uploads, useUploads } from './upload/use-uploads.ts';

const RecordFilesQuery = graphql(`
  query RecordFiles($where: FileFilter!, $first: Int!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    files(where: $where, first: $first, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes {
        id
        ...FileLine_file
      }
      totalCount {
        value
      }
    }
  }
`);

const FEW = 8;
const MANY = 250;

/** The files of a record, the latest first, and the place to add more. */
export function FileSection({ about, may }: { about: FileAbout; may: FileRights }) {
  const i18n = useI18n();
  const uploads = useUploads(about);
  const [first, setFirst] = useState(FEW);
  const { data, previousData, error, refetch } = useQuery(RecordFilesQuery, {
    variables: { where: filesOf(about), first },
    fetchPolicy: 'cache-and-network',
  });
  const files = (data ?? previousData)?.files;
  const count = files?.totalCount.value ?? 0;
  const isEmpty = files !== undefined && count === 0 && uploads.pending.length === 0;
  const body = (
    <>
      {!files && !error && <LoadingRows rows={2} />}
      {!files && error && (
        <QueryProblem title={i18n.t('The files could not be loaded')} error={error} onRetry={() => void refetch()} />
      )}
      {isEmpty && (
        <p className={recordStyles.muted}>
          {may.attach ? i18n.t('No files yet. Choose some, or drop them here.') : i18n.t('No files that you may see.')}
        </p>
      )}
      {(uploads.pending.length > 0 || count > 0) && (
        <ul className={recordStyles.list}>
          {uploads.pending.map((upload) => (
            <UploadLine
              key={upload.key}
              upload={upload}
              onDrop={() => uploads.drop(upload.key)}
              onRetry={() => uploads.retry(upload.key)}
            />
          ))}
          {files?.nodes.map((file) => (
            <FileLine key={file.id} file={file} may={may} />
          ))}
        </ul>
      )}
      {first === FEW && count > FEW && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setFirst(MANY)}>
          {i18n.t('Show all files')}
        </Button>
      )}
    </>
  );
  return (
    <RecordSection
      title={i18n.t('Files')}
      {...(files ? { count } : {})}
      action={may.attach && <AddFiles onFiles={uploads.add} />}
    >
      {may.attach ? <FileDropZone onFiles={uploads.add}>{body}</FileDropZone> : body}
    </RecordSection>
  );
}

function AddFiles({ onFiles }: { onFiles: Uploads['add'] }) {
  const i18n = useI18n();
  const reset = useRef<() => void>(null);
  return (
    <FileButton
      multiple
      resetRef={reset}
      onChange={(files) => {
        onFiles(files);
        // The same file can be chosen again after it was mended.
        reset.current?.();
      }}
    >
      {(button) => (
        <Button {...button} size="compact-sm" variant="subtle" color="gray">
          {i18n.t('Add files')}
        </Button>
      )}
    </FileButton>
  );
}
