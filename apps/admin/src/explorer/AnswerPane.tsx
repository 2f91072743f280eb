import { json } from '@codemirror/lang-json';
import { formatNumber, StatusBadge, type Translator, useI18n } from '@smartx/ui';
import type { ApiAnswer } from './api-explorer.ts';
import { CodeEditor } from './CodeEditor.tsx';
import styles from './explorer.module.css';
import type { RunState } from './use-explorer.ts';

const LANGUAGE = [json()];

/** What the server said to the last document, and what it cost. */
export function AnswerPane({ state }: { readonly state: RunState }) {
  const i18n = useI18n();
  const answer = state.kind === 'answered' ? state.answer : null;
  return (
    <section className={styles.pane} aria-label={i18n.t('Answer')}>
      <h2 className={styles.paneTitle}>{i18n.t('Answer')}</h2>
      <p className={styles.answerFacts} role="status">
        {answer ? <Facts answer={answer} /> : sentence(i18n, state)}
      </p>
      <div className={styles.editorBox}>
        <CodeEditor
          label={i18n.t('Answer')}
          text={answer ? JSON.stringify(answer.body, null, 2) : ''}
          language={LANGUAGE}
          readOnly
        />
      </div>
    </section>
  );
}

function sentence(i18n: Translator, state: RunState): string {
  if (state.kind === 'running') return i18n.t('Asking …');
  if (state.kind !== 'failed') return i18n.t('Nothing was asked yet.');
  return state.why === 'variables'
    ? i18n.t('The variables are no JSON object.')
    : i18n.t('The server cannot be reached. Check your connection, then try again.');
}

function Facts({ answer }: { readonly answer: ApiAnswer }) {
  const i18n = useI18n();
  const { status, milliseconds, cost } = answer;
  const number = (value: number) => formatNumber(i18n.locale, Math.round(value));
  return (
    <>
      <StatusBadge tone={status < 400 ? 'good' : 'bad'}>{String(status)}</StatusBadge>
      <span>{i18n.t('{count} ms', { count: number(milliseconds) })}</span>
      {cost && (
        <span>
          {i18n.t('Cost {actual} of at most {requested} points, {available} left', {
            actual: number(cost.actual),
            requested: number(cost.requested),
            available: number(cost.available),
          })}
        </span>
      )}
    </>
  );
}
