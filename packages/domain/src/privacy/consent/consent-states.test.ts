import { describe, expect, it } from 'vitest';
import { type ConsentEntry, consentStates } from './consent-states.ts';

const NOW = new Date('2026-06-15T12:00:00Z');
let entries = 0;

/** An entry of MARKETING as a whole; `on` is a day of June. */
function entry(event: ConsentEntry['event'], on: number, more: Partial<ConsentEntry> = {}): ConsentEntry {
  const occurredAt = new Date(Date.UTC(2026, 5, on));
  return {
    ...{ id: `e${++entries}`, purpose: 'MARKETING', event, channel: 'any', topic: null, contactPointId: null },
    ...{ occurredAt, recordedAt: occurredAt, expiresAt: null },
    ...more,
  };
}

const email = { channel: 'email' } as const;
const news = { channel: 'email', topic: 'news' } as const;
const day = (on: number) => new Date(Date.UTC(2026, 5, on));

describe('B4 the state of a consent, derived from the ledger', () => {
  it.each<[string, ConsentEntry[], object]>([
    ['is what was said last', [entry('given', 1), entry('withdrawn', 2)], { state: 'withdrawn', since: day(2) }],
    [
      'goes by when it happened, however late it was recorded',
      [entry('withdrawn', 5), entry('given', 4, { recordedAt: day(10) })],
      { state: 'withdrawn' },
    ],
    [
      'is the stop on a tie',
      [entry('withdrawn', 5), entry('given', 5, { recordedAt: day(6) })],
      { state: 'withdrawn' },
    ],
    ['is given again by a newer consent', [entry('withdrawn', 5), entry('given', 6)], { state: 'given' }],
    [
      'ends when the consent runs out',
      [entry('given', 1, { expiresAt: day(14) })],
      { state: 'expired', since: day(14) },
    ],
    [
      'is the stop again when the consent that lifted it has run out',
      [entry('objected', 1), entry('given', 2, { expiresAt: day(14) })],
      { state: 'objected', since: day(1) },
    ],
    ['says until when it holds', [entry('given', 1, { expiresAt: day(20) })], { state: 'given', until: day(20) }],
    [
      'waits while a question is open',
      [entry('pending', 14, { expiresAt: day(16) })],
      { state: 'pending', until: day(16) },
    ],
    [
      'waits again after a consent that ran out',
      [entry('given', 1, { expiresAt: day(10) }), entry('pending', 14, { expiresAt: day(16) })],
      { state: 'pending' },
    ],
    ['is not changed by a question', [entry('withdrawn', 5), entry('pending', 14)], { state: 'withdrawn' }],
    ['stays given while the same is asked again', [entry('given', 5), entry('pending', 14)], { state: 'given' }],
    [
      'is open again where an objection is lifted',
      [entry('objected', 5), entry('objection-lifted', 6)],
      { state: 'none' },
    ],
    [
      'stays refused where an objection is lifted',
      [entry('refused', 5), entry('objection-lifted', 6)],
      { state: 'refused' },
    ],
    ['knows nothing of what is dated ahead', [entry('given', 1), entry('withdrawn', 20)], { state: 'given' }],
  ])('%s', (_sentence, given, expected) => {
    expect(consentStates(given, NOW)).toEqual([expect.objectContaining(expected)]);
  });

  it('shows nothing of a question that nobody answered', () => {
    expect(consentStates([entry('pending', 5, { expiresAt: day(7) })], NOW)).toEqual([]);
  });

  it('is one for every purpose, channel, topic and address, and a stop closes what is narrower', () => {
    const stop = entry('objected', 10, email);
    const states = consentStates(
      [
        entry('given', 1),
        entry('given', 2, email),
        entry('given', 3, news),
        entry('given', 12, { ...email, topic: 'offers' }),
        entry('given', 4, { channel: 'phone' }),
        entry('given', 4, { purpose: 'PROFILING' }),
        stop,
      ],
      NOW,
    );

    expect(states.map(({ purpose, channel, topic, state }) => [purpose, channel, topic, state].join(' '))).toEqual([
      'MARKETING any  given',
      'MARKETING email  objected',
      'MARKETING email news objected',
      'MARKETING email offers given',
      'MARKETING phone  given',
      'PROFILING any  given',
    ]);
    expect(states[2]).toMatchObject({ eventId: stop.id, since: day(10) });
  });
});
