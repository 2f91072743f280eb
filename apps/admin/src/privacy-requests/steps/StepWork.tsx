import { isCopy, isStopped, type RequestStep } from '../progress/request-steps.ts';
import { CopyReviewStep } from '../review/CopyReviewStep.tsx';
import { ApproveStep } from './ApproveStep.tsx';
import { CarryOutStep } from './CarryOutStep.tsx';
import { CloseStep } from './CloseStep.tsx';
import { DecideStep } from './DecideStep.tsx';
import { EstateStep } from './EstateStep.tsx';
import { MatchStep } from './MatchStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import type { StepProps } from './StepFrame.tsx';
import { StoppedNote } from './StoppedNote.tsx';
import { VerifyStep } from './VerifyStep.tsx';

/** The work of one step. */
export function StepWork({ step, ...props }: StepProps & { step: RequestStep }) {
  if (isStopped(props.request)) return <StoppedNote {...props} />;
  switch (step) {
    case 'verify':
      return <VerifyStep {...props} />;
    case 'match':
      return <MatchStep {...props} />;
    case 'estate':
      return <EstateStep {...props} />;
    case 'review':
      return isCopy(props.request) ? <CopyReviewStep {...props} /> : <ReviewStep {...props} />;
    case 'approve':
      return <ApproveStep {...props} />;
    case 'carry-out':
      return <CarryOutStep {...props} />;
    case 'decide':
      return <DecideStep {...props} />;
    case 'close':
      return <CloseStep {...props} />;
  }
}
