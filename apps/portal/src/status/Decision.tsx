import type { StatusQuery } from '../gql/graphql.ts';
import { Facts } from '../page/blocks.tsx';
import { usePlace } from '../page/place.ts';
import { correctableWords, correctionState, outcomeWords } from '../words/rights-words.ts';

type Request = NonNullable<StatusQuery['requestStatus']>;

/** What was decided and why, value by value where values were to be corrected; nothing while nothing is decided. */
export function Decision({ request: { decision, corrections } }: { readonly request: Request }) {
  const { i18n } = usePlace();
  if (!decision) return null;
  return (
    <section className="panel" aria-labelledby="decision">
      <h2 id="decision">{i18n.t('The decision')}</h2>
      <p>{outcomeWords(i18n, decision.outcome)}</p>
      <p className="words" dir="auto">
        {decision.reason ?? i18n.t('These words were destroyed.')}
      </p>
      {corrections.length > 0 && (
        <Facts
          facts={corrections.map(({ field, state }) => ({
            term: correctableWords(i18n, field),
            value: correctionState(i18n, state),
          }))}
        />
      )}
      <p>
        {i18n.t(
          'If you do not agree, you can complain to a data protection authority, for example where you live, or go to court.',
        )}
      </p>
    </section>
  );
}
