import { FactList, formatDate, NumberText, RelativeTime, StatusBadge, type Translator, useI18n } from '@smartx/ui';
import screen from '../screen/screen.module.css';

interface KeyFactsProps {
  counts: readonly { kind: string; alive: number; destroyed: number }[];
  lastBackup: { madeAt: string; expiresAt: string } | null;
}

/** How many keys there are, whose, and how old their backup is. */
export function KeyFacts({ counts, lastBackup }: KeyFactsProps) {
  const i18n = useI18n();
  const facts = counts.map(({ kind, alive, destroyed }) => ({
    label: kindWord(i18n, kind),
    value: (
      <>
        <NumberText value={alive} />
        {destroyed > 0 && <span className={screen.note}> · {i18n.t('{count} destroyed', { count: destroyed })}</span>}
      </>
    ),
  }));
  const backup = lastBackup ? (
    <>
      <RelativeTime value={lastBackup.madeAt} />
      <span className={screen.note}>
        {' · '}
        {i18n.t('can be read until {date}', { date: formatDate(i18n.locale, lastBackup.expiresAt, 'date') })}
      </span>
    </>
  ) : (
    <StatusBadge tone="warn">{i18n.t('There is none')}</StatusBadge>
  );
  return (
    <section>
      <h2 className={screen.sectionTitle}>{i18n.t('Keys')}</h2>
      <FactList facts={[...facts, { label: i18n.t('Last backup of the keys'), value: backup }]} />
    </section>
  );
}

function kindWord(i18n: Translator, kind: string): string {
  const words: Record<string, string> = {
    subject: i18n.t('Of people'),
    record: i18n.t('Of records and files that several share'),
    request: i18n.t('Of privacy requests'),
    workspace: i18n.t('Of the workspace itself'),
  };
  return words[kind] ?? kind;
}
