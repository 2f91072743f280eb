import { DateText, DueDate, type Fact, FactList, StatusBadge, useI18n } from '@smartx/ui';
import { OPEN_STATES } from '../queue/queue-tab.ts';
import { ClockFacts } from '../talk/ClockFacts.tsx';
import { AssigneeField } from './AssigneeField.tsx';
import styles from './detail.module.css';
import type { RequestDetail } from './request-detail.ts';

/** When the request came in, by when it is due, and who handles it. */
export function RequestClock({ request, timeZone }: { request: RequestDetail; timeZone: string }) {
  const i18n = useI18n();
  const isOpen = OPEN_STATES.includes(request.state);
  const facts: Fact[] = [
    { label: i18n.t('Received'), value: <DateText value={request.receivedAt} format="datetime" timeZone={timeZone} /> },
    {
      label: isOpen ? i18n.t('Last day') : i18n.t('Was due'),
      value: <DateText value={request.dueOn} timeZone={timeZone} />,
    },
  ];
  if (request.extendedAt) facts.push({ label: i18n.t('Extended because'), value: request.extensionReason });
  if (request.carriedOutAt)
    facts.push({
      label: i18n.t('Carried out'),
      value: <DateText value={request.carriedOutAt} format="datetime" timeZone={timeZone} />,
    });
  if (request.closedAt)
    facts.push({
      label: i18n.t('Closed'),
      value: <DateText value={request.closedAt} format="datetime" timeZone={timeZone} />,
    });
  facts.push({ label: i18n.t('Time zone'), value: <bdi>{timeZone}</bdi> });
  return (
    <section className={styles.card} aria-label={i18n.t('Clock')}>
      <h2 className={styles.cardTitle}>{i18n.t('Clock')}</h2>
      {isOpen && !request.isClockStill && <DueDate dueOn={request.dueOn} timeZone={timeZone} />}
      {isOpen && request.isClockStill && (
        <span>
          <StatusBadge tone="accent">{i18n.t('stands still until the person answers')}</StatusBadge>
        </span>
      )}
      <FactList facts={facts} />
      <ClockFacts key={request.version} request={request} timeZone={timeZone} isOpen={isOpen} />
      <AssigneeField request={request} isOpen={isOpen} />
    </section>
  );
}
