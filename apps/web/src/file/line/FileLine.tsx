import type { FragmentType } from '@apollo/client';
import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import { useFragmentData } from '@smartx/client';
import { FieldValue, RelativeTime, useI18n, useToast } from '@smartx/ui';
import {
  IconDots,
  IconDownload,
  IconEye,
  IconFile,
  IconPencil,
  IconPhoto,
  IconScale,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { FileLine_FileFragment } from '../../gql/graphql.ts';
import styles from '../file.module.css';
import { previewOf, sizeText } from '../file-words.ts';
import { FilePreview } from './FilePreview.tsx';
import { FileRenameDialog } from './FileRenameDialog.tsx';
import { StatutoryDialog } from './StatutoryDialog.tsx';
import { useFileBin } from './use-file-bin.ts';
import { saveFrom, useFileLink } from './use-file-link.ts';

const FileLine_file = graphql(`
  fragment FileLine_file on File {
    id
    name
    mediaType
    byteSize
    statutoryOn
    version
    createdAt
    uploadedBy {
      id
      displayName
    }
    withheld {
      field
      reason
      category
      hint
    }
  }
`);

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

/** What the viewer's roles let them do with files; the server decides for each. */
export interface FileRights {
  readonly attach: boolean;
  readonly update: boolean;
  readonly delete: boolean;
}

/** A file with who added it when, and what can be done with it. */
export function FileLine(props: { file: FragmentType<FileLine_FileFragment>; may: FileRights }) {
  const i18n = useI18n();
  const file = useFragmentData(FileLine_file, props.file);
  const [open, setOpen] = useState<'preview' | 'rename' | 'statutory' | null>(null);
  const save = useSave(file.id);
  const { name } = file;
  const preview = previewOf(file.mediaType, file.byteSize);
  const show = () => (preview ? setOpen('preview') : void save());
  const Icon = preview === 'image' ? IconPhoto : IconFile;
  return (
    <li className={styles.line}>
      <Icon {...icon} className={styles.icon} />
      <div className={styles.text}>
        {name === null ? (
          <FieldValue field="name" label={i18n.t('File name')} value={null} withheld={file.withheld} />
        ) : (
          <UnstyledButton className={styles.name} onClick={show}>
            <bdi>{name}</bdi>
          </UnstyledButton>
        )}
        <span className={styles.detail}>
          <span>{sizeText(i18n.locale, file.byteSize)}</span>
          {file.uploadedBy && <span>{file.uploadedBy.displayName}</span>}
          <RelativeTime value={file.createdAt} />
          {file.statutoryOn && <span>{i18n.t('Statutory document')}</span>}
        </span>
      </div>
      {name !== null && (
        <FileMenu
          file={{ id: file.id, name }}
          may={props.may}
          onPreview={preview ? () => setOpen('preview') : null}
          onRename={() => setOpen('rename')}
          onMark={() => setOpen('statutory')}
          onSave={() => void save()}
        />
      )}
      {open === 'statutory' && (
        <StatutoryDialog
          file={{ id: file.id, statutoryOn: file.statutoryOn, version: file.version }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'preview' && preview && name !== null && (
        <FilePreview
          file={{ id: file.id, name, mediaType: file.mediaType }}
          kind={preview}
          onSave={() => void save()}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'rename' && name !== null && (
        <FileRenameDialog file={{ id: file.id, name, version: file.version }} onClose={() => setOpen(null)} />
      )}
    </li>
  );
}

interface FileMenuProps {
  file: { id: string; name: string };
  may: FileRights;
  onPreview: (() => void) | null;
  onRename: () => void;
  onMark: () => void;
  onSave: () => void;
}

function FileMenu({ file, may, onPreview, onRename, onMark, onSave }: FileMenuProps) {
  const i18n = useI18n();
  const moveToBin = useFileBin();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={i18n.t('Actions for {value}', { value: file.name })}>
          <IconDots {...icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onPreview && (
          <Menu.Item leftSection={<IconEye {...icon} />} onClick={onPreview}>
            {i18n.t('Preview')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconDownload {...icon} />} onClick={onSave}>
          {i18n.t('Download')}
        </Menu.Item>
        {may.update && (
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={onRename}>
            {i18n.t('Rename')}
          </Menu.Item>
        )}
        {may.update && (
          <Menu.Item leftSection={<IconScale {...icon} />} onClick={onMark}>
            {i18n.t('Statutory document')}…
          </Menu.Item>
        )}
        {may.delete && (
          <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => void moveToBin(file.id)}>
            {i18n.t('Move to the bin')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Saves a file to the device; a refusal is said in a toast. */
function useSave(id: string): () => Promise<void> {
  const i18n = useI18n();
  const toast = useToast();
  const linkOf = useFileLink();
  return async () => {
    try {
      saveFrom(await linkOf(id));
    } catch (error) {
      const detail = error instanceof Error ? error.message : '';
      toast({ message: i18n.t('The file could not be fetched'), detail, tone: 'bad' });
    }
  };
}
