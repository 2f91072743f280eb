import { Modal, Radio, TextInput } from '@mantine/core';
import { useSmartxScope } from '@smartx/client';
import { FormActions, UserErrors, useI18n } from '@smartx/ui';
import { type FormEvent, useState } from 'react';
import { saveFile } from '../audit/save-file.ts';
import screen from '../screen/screen.module.css';
import { useCommand } from '../screen/use-command.ts';
import type { LedgerSearch } from './ConsentFilter.tsx';

/** Gives the ledger, as it is filtered, out as a file; who receives it outside is written down for everybody in it. */
export function ExportDialog({ search, onClose }: { search: LedgerSearch; onClose: () => void }) {
  const i18n = useI18n();
  const { workspace } = useSmartxScope();
  const command = useCommand();
  const [whom, setWhom] = useState('own');
  const [name, setName] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const done = await command.run(async () => {
      const { person: subjectId, purpose, channel, event: happened } = search;
      const order = { subjectId, purpose, channel, event: happened, recipient: whom === 'outside' ? name : null };
      const response = await fetch(`/downloads/${workspace}/consents.csv`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(order),
      });
      if (!response.ok) throw new Error(`The export answered ${response.status}.`);
      saveFile(`consents-${new Date().toISOString().slice(0, 10)}.csv`, await response.blob(), 'text/csv');
      return [];
    });
    if (done) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={i18n.t('Export the ledger')}>
      <form className={screen.section} onSubmit={(event) => void send(event)}>
        <p className={screen.note}>
          {i18n.t(
            'A CSV file of what the list shows, without a limit in time: ids, what was said, when and how. No names, no addresses; of the words the fingerprint alone.',
          )}
        </p>
        <UserErrors errors={command.errors} title={i18n.t('Nothing was exported.')} />
        <Radio.Group label={i18n.t('For whom?')} value={whom} onChange={setWhom} required>
          <Radio mt="xs" value="own" label={i18n.t('For ourselves')} />
          <Radio mt="xs" value="outside" label={i18n.t('For somebody outside')} />
        </Radio.Group>
        {whom === 'outside' && (
          <TextInput
            label={i18n.t('Who receives it')}
            description={i18n.t('By name: it is written down for everybody in the file, who can ask for it.')}
            value={name}
            maxLength={200}
            required
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <FormActions submitLabel={i18n.t('Export')} saving={command.busy} onCancel={onClose} />
      </form>
    </Modal>
  );
}
