import { Timeline, useI18n } from '@smartx/ui';
import { IconPoint } from '@tabler/icons-react';
import { actorKindWord } from '../../audit/audit-words.ts';
import { evidenceWord } from '../evidence/evidence-words.ts';
import { outcomeWord } from '../words/decision-words.ts';
import { eventWord, proofWord } from '../words/place-words.ts';
import { groundWord } from '../words/request-words.ts';
import { messageWord } from '../words/talk-words.ts';
import styles from './detail.module.css';
import type { RequestDetail } from './request-detail.ts';

/** What happened to the request, newest first; the same as the person's page shows, and more. */
export function RequestLog({ request, timeZone }: { request: RequestDetail; timeZone: string }) {
  const i18n = useI18n();
  const items = request.events.nodes.map(({ id, type, detail, occurredAt, actor, actorKind }) => ({
    id,
    at: occurredAt,
    icon: <IconPoint size={16} stroke={1.5} />,
    title: eventWord(i18n, type),
    body: [actor?.displayName ?? actorKindWord(i18n, actorKind), detailText(type, detail)].filter(Boolean).join(' · '),
    tone: 'quiet' as const,
  }));
  return (
    <section className={styles.card} aria-label={i18n.t('Log')}>
      <h2 className={styles.cardTitle}>{i18n.t('Log')}</h2>
      <Timeline
        label={i18n.t('Log of {reference}', { reference: request.reference })}
        items={items}
        timeZone={timeZone}
      />
    </section>
  );

  function detailText(type: string, detail: string | null): string | null {
    if (detail === null || type === 'assigned' || type === 'entered') return null;
    // The note above the steps says it in words.
    if (type === 'brought-back' || type === 'lost-in-restore') return null;
    if (type === 'refused') return groundWord(i18n, detail);
    if (type === 'decided') return outcomeWord(i18n, detail);
    if (type === 'verified') return proofWord(i18n, detail);
    const [, found, added] = /^(\d+) found, (\d+) added$/.exec(detail) ?? [];
    if (found && added)
      return i18n.t('{found, number} found, {added, number} added', { found: Number(found), added: Number(added) });
    const [, days] = /^(\d+) days added$/.exec(detail) ?? [];
    if (days) return i18n.t('{count, plural, one {# day added} other {# days added}}', { count: Number(days) });
    const [, told] = /^(\d+) told$/.exec(detail) ?? [];
    if (told) return i18n.t('{count, plural, one {# address} other {# addresses}}', { count: Number(told) });
    if (type === 'asked') return messageWord(i18n, detail);
    if (type.startsWith('evidence-')) return evidenceWord(i18n, detail);
    const [, version] = /^version (\d+), files (?:swept|pending)$/.exec(detail) ?? [];
    if (version) return `${i18n.t('Version')} ${version}`;
    const [, erased] = /^(\d+) erased$/.exec(detail) ?? [];
    if (erased) return i18n.t('{count, number} erased', { count: Number(erased) });
    // Details of people are ids: nobody reads those, and the audit log has them.
    return type === 'included' || type === 'excluded' ? null : detail;
  }
}
