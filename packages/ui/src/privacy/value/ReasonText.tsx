import { useI18n } from '../../i18n/use-i18n.ts';
import { reasonSentence } from './reason.ts';

/** A reason code in plain words, as running text. */
export function ReasonText(props: { reason: string }) {
  const i18n = useI18n();
  return <>{reasonSentence(i18n, props.reason)}</>;
}
