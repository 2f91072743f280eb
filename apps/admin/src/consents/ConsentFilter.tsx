import { Toolbar, useI18n } from '@smartx/ui';
import { Choice } from '../screen/Choice.tsx';
import screen from '../screen/screen.module.css';
import { purposeWord } from '../shell/words/purpose-words.ts';
import { CONSENT_CHANNELS, CONSENT_EVENTS, channelWord, eventWord, REFUSABLE_PURPOSES } from './consent-words.ts';
import { PersonFilter } from './PersonFilter.tsx';

/** What the address of the ledger says. */
export interface LedgerSearch {
  readonly [name: string]: string | undefined;
  /** Whose entries: the id of the person. */
  readonly person?: string | undefined;
  readonly purpose?: string | undefined;
  readonly channel?: string | undefined;
  readonly event?: string | undefined;
  /** In the last so many days. */
  readonly since?: string | undefined;
  readonly sort?: string | undefined;
  readonly open?: string | undefined;
}

/** Narrows the ledger down to a person, a purpose, a channel, an event or a time. */
export function ConsentFilter({ search, onChange }: { search: LedgerSearch; onChange: (next: LedgerSearch) => void }) {
  const i18n = useI18n();
  return (
    <Toolbar label={i18n.t('Filter the ledger')}>
      <div className={screen.choices}>
        <Choice
          label={i18n.t('What happened')}
          value={search.event ?? ''}
          onChange={(event) => onChange({ event })}
          options={[
            { value: '', label: i18n.t('Anything') },
            ...CONSENT_EVENTS.map((value) => ({ value, label: eventWord(i18n, value) })),
          ]}
        />
        <Choice
          label={i18n.t('Purpose')}
          value={search.purpose ?? ''}
          onChange={(purpose) => onChange({ purpose })}
          options={[
            { value: '', label: i18n.t('Every purpose') },
            ...REFUSABLE_PURPOSES.map((value) => ({ value, label: purposeWord(i18n, value) })),
          ]}
        />
        <Choice
          label={i18n.t('Channel')}
          value={search.channel ?? ''}
          onChange={(channel) => onChange({ channel })}
          options={[
            { value: '', label: i18n.t('Whatever channel') },
            ...CONSENT_CHANNELS.map((value) => ({ value, label: channelWord(i18n, value) })),
          ]}
        />
        <Choice
          label={i18n.t('Since')}
          value={search.since ?? ''}
          onChange={(since) => onChange({ since })}
          options={[
            { value: '', label: i18n.t('At any time') },
            { value: '7', label: i18n.t('In the last 7 days') },
            { value: '30', label: i18n.t('In the last 30 days') },
            { value: '365', label: i18n.t('In the last 365 days') },
          ]}
        />
      </div>
      <div className={screen.search}>
        <PersonFilter subjectId={search.person ?? ''} onChange={(person) => onChange({ person })} />
      </div>
    </Toolbar>
  );
}
