import { DateText, SealedLabel, StatusBadge, useI18n } from '@smartx/ui';
import screen from '../../screen/screen.module.css';
import type { RequestDetail } from '../detail/request-detail.ts';
import { OPEN_STATES } from '../queue/queue-tab.ts';
import { isQuestion, isWaiting, messageWord } from '../words/talk-words.ts';
import styles from './talk.module.css';
import { WriteForm } from './WriteForm.tsx';

type Message = RequestDetail['messages'][number];

/** What staff and the person wrote each other about a request, and what is written next. */
export function Conversation({ request, timeZone }: { request: RequestDetail; timeZone: string }) {
  const i18n = useI18n();
  const isOpen = OPEN_STATES.includes(request.state);
  const messages = [...request.messages].sort((one, other) => one.sentAt.localeCompare(other.sentAt));
  if (!isOpen && messages.length === 0) return null;
  return (
    <section className={styles.talk} aria-label={i18n.t('Messages')}>
      <h2 className={styles.title}>
        <SealedLabel>{i18n.t('Messages')}</SealedLabel>
      </h2>
      {messages.length === 0 && <p className={screen.note}>{i18n.t('Nothing was written yet.')}</p>}
      {messages.length > 0 && (
        <ol className={styles.messages}>
          {messages.map((message) => (
            <MessageItem key={message.id} message={message} timeZone={timeZone} />
          ))}
        </ol>
      )}
      {isOpen && request.requesterEmail && (
        <WriteForm key={request.messages.length} request={request} timeZone={timeZone} />
      )}
      {isOpen && !request.requesterEmail && (
        <p className={screen.note}>{i18n.t('There is no address to which a message could be sent.')}</p>
      )}
    </section>
  );
}

function MessageItem({ message, timeZone }: { message: Message; timeZone: string }) {
  const i18n = useI18n();
  const { kind, body, sentAt } = message;
  return (
    <li className={styles.message} data-side={kind === 'answer' ? 'person' : 'us'}>
      <span className={styles.head}>
        <strong>{messageWord(i18n, kind)}</strong>
        <span className={screen.note}>
          <DateText value={sentAt} format="datetime" timeZone={timeZone} />
        </span>
        {isQuestion(message) && <Answered message={message} />}
      </span>
      <p className={styles.body} dir="auto">
        {body ?? i18n.t('These words were destroyed.')}
      </p>
    </li>
  );
}

function Answered({ message }: { message: Message }) {
  const i18n = useI18n();
  if (message.answeredAt) return <StatusBadge tone="good">{i18n.t('answered')}</StatusBadge>;
  return isWaiting(message) ? (
    <StatusBadge tone="accent">{i18n.t('waiting for the answer')}</StatusBadge>
  ) : (
    <StatusBadge tone="quiet">{i18n.t('never answered')}</StatusBadge>
  );
}
