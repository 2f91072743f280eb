import { useI18n } from '../../i18n/use-i18n.ts';
import { usePurposeInForce } from './purpose-in-force.ts';
import { reasonSentence } from './reason.ts';

/** A reason code in plain words, as running text. */
export function ReasonText(props: { reason: string; category?: string | null | undefined }) {
  const i18n = useI18n();
  const purpose = usePurposeInForce();
  return <>{reasonSentence(i18n, props.reason, { category: props.category, purpose })}</>;
}
