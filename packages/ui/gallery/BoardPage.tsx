import { Button } from '@mantine/core';
import { useState } from 'react';
import { Board, type BoardColumn, MoneyText, PageHeader } from '../src/index.ts';

interface Deal {
  id: string;
  name: string;
  company: string;
  amount: string;
}

const STAGES = ['New', 'Qualified', 'Offer', 'Negotiation', 'Won', 'Lost'];
const deals = (stage: number, count: number): Deal[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `deal_${stage}_${index}`,
    name: ['Rollout', 'Renewal', 'Pilot', 'Migration', 'Licences'][(stage + index) % 5] ?? '',
    company: ['Acme GmbH', 'Beta SA', 'Cobalt Ltd', 'Delta Energie AG'][(stage * 3 + index) % 4] ?? '',
    amount: String(4_000 + stage * 7_150 + index * 1_930),
  }));

/** Deals by stage. "Lost" refuses, to show the put-back. */
export function BoardPage() {
  const [columns, setColumns] = useState<BoardColumn<Deal>[]>(() =>
    STAGES.map((title, stage) => ({
      id: title,
      title,
      cards: deals(stage, [4, 3, 5, 2, 3, 0][stage] ?? 0),
      total: [41, 3, 12, 2, 118, 0][stage] ?? 0,
      tone: title === 'Won' ? 'good' : title === 'Lost' ? 'bad' : 'quiet',
      summary: stage === 5 ? null : <MoneyText amount={String(84_000 + stage * 31_000)} currency="EUR" cents="auto" />,
    })),
  );

  const move = async (id: string, to: string) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (to === 'Lost') throw new Error('reason required');
    setColumns((before) => {
      const card = before.flatMap((column) => column.cards).find((deal) => deal.id === id);
      if (!card) return before;
      return before.map((column) => {
        const had = column.cards.includes(card);
        if (column.id === to)
          return had ? column : { ...column, cards: [card, ...column.cards], total: column.total + 1 };
        return had
          ? { ...column, cards: column.cards.filter((deal) => deal !== card), total: column.total - 1 }
          : column;
      });
    });
  };

  return (
    <>
      <PageHeader title="Deals" count={176} actions={<Button>New deal</Button>} />
      <Board
        label="Deals by stage"
        columns={columns}
        cardKey={(deal) => deal.id}
        cardLabel={(deal) => `${deal.name}, ${deal.company}`}
        renderCard={(deal) => <MoneyText amount={deal.amount} currency="EUR" cents="auto" />}
        onMove={move}
        onOpen={() => undefined}
        onShowMore={() => undefined}
      />
    </>
  );
}
