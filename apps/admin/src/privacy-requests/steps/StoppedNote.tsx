import { DateText, useI18n } from '@smartx/ui';
import screen from '../../screen/screen.module.css';
import { groundWord } from '../words/request-words.ts';
import { DecisionFacts } from './DecisionFacts.tsx';
import type { StepProps } from './StepFrame.tsx';

/** A request that ended before its end, and why. */
export function StoppedNote({ request, timeZone }: StepProps) {
  const i18n = useI18n();
  const isRefused = request.state === 'refused';
  const isDuplicate = request.state === 'closed';
  if (request.forwardedTo)
    return (
      <>
        <h2 className={screen.stepTitle}>{i18n.t('Handed over')}</h2>
        <p className={screen.lead}>
          {i18n.t(
            '{company} answers for this data and has the request now; the person was told. Here only dates are left.',
            {
              company: request.forwardedTo,
            },
          )}
        </p>
      </>
    );
  if (isRefused && request.decision)
    return (
      <>
        <h2 className={screen.stepTitle}>{i18n.t('Refused')}</h2>
        <p className={screen.lead}>{i18n.t('The person was told the reasons, and where to complain.')}</p>
        <DecisionFacts request={request} timeZone={timeZone} />
      </>
    );
  return (
    <>
      <h2 className={screen.stepTitle}>
        {isRefused ? i18n.t('Refused') : isDuplicate ? i18n.t('Answered together') : i18n.t('Withdrawn')}
      </h2>
      <p className={screen.lead}>
        {isRefused
          ? i18n.t('Ground: {ground}. The person was told it, and where to complain.', {
              ground: groundWord(i18n, request.refusalGround ?? ''),
            })
          : isDuplicate
            ? i18n.t('An earlier request for the same right is answered for both; the person was told.')
            : i18n.t('The person took the request back.')}
      </p>
      {request.closedAt && (
        <p className={screen.note}>
          <DateText value={request.closedAt} format="datetime" timeZone={timeZone} />
        </p>
      )}
    </>
  );
}
