import { type BoardColumn, MoneyText, type Translator } from '@smartx/ui';
import type { DealSumsQuery } from '../../gql/graphql.ts';
import type { DealRow } from '../deal-columns.tsx';
import type { Stage } from '../stage/use-pipelines.ts';

type Sums = DealSumsQuery['dealsAggregate'];

/** The stages as columns, each with what is loaded, how many there are and what they are worth. */
export function boardColumns(
  i18n: Translator,
  stages: readonly Stage[],
  cards: ReadonlyMap<string, readonly DealRow[]>,
  sums: Sums,
): BoardColumn<DealRow>[] {
  return stages.map((stage) => {
    const own = cards.get(stage.id) ?? [];
    const sum = sums.find(({ key }) => key === stage.id);
    return {
      id: stage.id,
      title: stage.name,
      cards: own,
      total: sum?.count ?? own.length,
      summary: sum && <Summary i18n={i18n} sums={sum.sums} stage={stage} />,
      tone: stage.kind === 'won' ? 'good' : stage.kind === 'lost' ? 'bad' : 'quiet',
    };
  });
}

function Summary({ i18n, sums, stage }: { i18n: Translator; sums: Sums[number]['sums']; stage: Stage }) {
  return (
    <>
      {sums.map(({ amount, currency }) => (
        <span key={currency}>
          <MoneyText amount={wholeOf(Number(amount))} currency={currency} cents="auto" />
          {stage.kind === 'open' && (
            <>
              {' '}
              · {i18n.t('weighted')}{' '}
              <MoneyText
                amount={wholeOf((Number(amount) * stage.probability) / 100)}
                currency={currency}
                cents="auto"
              />
            </>
          )}
        </span>
      ))}
    </>
  );
}

/** A sum over many deals is read in whole units; cents would only be noise. */
function wholeOf(amount: number): string {
  return Math.round(amount).toFixed(0);
}
