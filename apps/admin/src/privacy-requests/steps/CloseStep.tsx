import { DateText, FactList, useI18n } from '@smartx/ui';
import screen from '../../screen/screen.module.css';
import { RequestTexts } from '../../texts/RequestTexts.tsx';
import { ErasureCertificate } from '../certificate/ErasureCertificate.tsx';
import { KeptItems } from '../kept/KeptItems.tsx';
import { RequestRecipients } from '../kept/RequestRecipients.tsx';
import { bytesText } from '../words/bytes-text.ts';
import { CoveredPeople } from './CoveredPeople.tsx';
import { DecisionFacts } from './DecisionFacts.tsx';
import { RestrictionEnd } from './RestrictionEnd.tsx';
import { StepFrame, type StepProps } from './StepFrame.tsx';

/** The end: what was done, and what is destroyed when. */
export function CloseStep({ request, timeZone }: StepProps) {
  const i18n = useI18n();
  const lead = request.closedAt
    ? i18n.t(
        'Done. The person was told. Who asked is destroyed 30 days after closing; dates and outcome stay for two years.',
      )
    : i18n.t('The copy is ready and the person was told. The request closes by itself when the copy is destroyed.');
  return (
    <StepFrame step="close" request={request} lead={lead}>
      {request.copies.map((copy) => (
        <div key={copy.id} className={screen.section}>
          <h3 className={screen.sectionTitle}>{i18n.t('The copy')}</h3>
          <FactList
            facts={[
              { label: i18n.t('Made'), value: <DateText value={copy.madeAt} format="datetime" timeZone={timeZone} /> },
              { label: i18n.t('Size'), value: bytesText(i18n.locale, copy.byteSize) },
              {
                label: i18n.t('Fetched'),
                value: i18n.t('{count, plural, =0 {not yet} one {# time} other {# times}}', {
                  count: copy.downloadCount,
                }),
              },
              copy.destroyedAt
                ? { label: i18n.t('Destroyed'), value: <DateText value={copy.destroyedAt} timeZone={timeZone} /> }
                : { label: i18n.t('Is destroyed on'), value: <DateText value={copy.expiresAt} timeZone={timeZone} /> },
            ]}
          />
        </div>
      ))}
      {request.decision && <DecisionFacts request={request} timeZone={timeZone} />}
      {request.kind === 'erasure' && <ErasureCertificate requestId={request.id} timeZone={timeZone} />}
      {request.kind === 'erasure' && <KeptItems requestId={request.id} />}
      {request.kind === 'erasure' && <RequestTexts request={request} />}
      {request.kind === 'erasure' && <RequestRecipients requestId={request.id} timeZone={timeZone} />}
      <CoveredPeople request={request} canChange={false} />
      {request.kind === 'restriction' &&
        request.subjects.map(({ id, subject }) => <RestrictionEnd key={id} subject={subject} timeZone={timeZone} />)}
    </StepFrame>
  );
}
