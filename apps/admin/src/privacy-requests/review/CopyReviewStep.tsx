import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useI18n, useToast } from '@smartx/ui';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import { OPEN_STATES } from '../queue/queue-tab.ts';
import { StepFrame, type StepProps } from '../steps/StepFrame.tsx';
import { ReviewList } from './ReviewList.tsx';
import { CopyReviewPrepareDocument } from './review-query.ts';

/** Other people in the copy: each record that concerns them is decided about before the copy is made (GDPR Art. 15(4)). */
export function CopyReviewStep(props: StepProps) {
  const i18n = useI18n();
  const toast = useToast();
  const { request, timeZone } = props;
  const command = useCommand();
  const [prepare] = useMutation(CopyReviewPrepareDocument);
  const canDecide = OPEN_STATES.includes(request.state) && request.verifiedAt !== null && request.subjectCount > 0;
  const isSearched = request.textsSearchedAt !== null;
  const search = async () => {
    const input = { id: request.id, ifVersion: request.version };
    const done = await command.run(
      async () => (await prepare({ variables: { input } })).data?.copyReviewPrepare.errors,
    );
    if (done) toast({ message: i18n.t('Searched for other people') });
  };
  return (
    <StepFrame
      step="review"
      request={request}
      command={command}
      lead={i18n.t(
        'Names and addresses of other people are blacked out. Look at each record that concerns them, and decide otherwise where the law allows it. The copy names every ground.',
      )}
    >
      {canDecide && (
        <div className={screen.actions}>
          <Button variant={isSearched ? 'default' : 'filled'} loading={command.busy} onClick={() => void search()}>
            {isSearched ? i18n.t('Search again') : i18n.t('Search for other people')}
          </Button>
        </div>
      )}
      {isSearched && (
        <ReviewList key={request.textsSearchedAt} request={request} timeZone={timeZone} canDecide={canDecide} />
      )}
    </StepFrame>
  );
}
