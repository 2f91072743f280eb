import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PURPOSE_NAMES, type Purpose } from '../../kernel/purposes.ts';
import type { ConsentFact } from '../consent/consent-timeline.ts';
import type { LegalBasis } from '../consent/purpose-setting.entity.ts';
import { KNOWN_COUNTRIES, ruleFor, STRICTEST } from './country-rules.ts';
import { decideSend, type SendStanding } from './decide-send.ts';
import { channelsOf, kindOfMessage, SEND_CHANNELS, type SendChannel, type SendQuestion } from './send-question.ts';

const NOW = new Date('2026-06-15T10:00:00Z');
const POINT = 'p1';
const KINDS = { email: 'email', phone: 'phone', message: 'phone', post: 'postal' } as const;
const CUSTOMER = { isCustomer: true, boughtOn: '2026-01-31' } as const;
/** A message that meets every condition that its sender can meet. */
const FAIR = { similarGoods: true, stopOffered: true } as const;

describe('B4 advertising to somebody who said nothing', () => {
  it.each<[string | null, SendChannel, string]>([
    ['DE', 'email', 'opt-in'],
    ['DE', 'phone', 'opt-in'],
    ['DE', 'post', 'opt-out'],
    ['AT', 'email', 'opt-in'],
    ['AT', 'message', 'opt-in'],
    ['FR', 'email', 'opt-in'],
    ['FR', 'phone', 'opt-in'],
    ['GB', 'email', 'opt-in'],
    ['GB', 'post', 'opt-out'],
    ['US', 'email', 'opt-out'],
    ['US', 'message', 'opt-in'],
    ['US', 'phone', 'opt-in'],
    ['CA', 'email', 'opt-in'],
    ['BR', 'email', 'opt-in'],
    ['BR', 'message', 'opt-in'],
    // Where no law is known, consent is asked for, by letter too.
    ['JP', 'email', 'opt-in'],
    ['JP', 'post', 'opt-in'],
    [null, 'email', 'opt-in'],
    [null, 'post', 'opt-in'],
  ])('in %s by %s: %s', (country, channel, rule) => {
    const verdict = ask({ channel, ...FAIR }, { country });

    const isKnown = country !== null && ruleFor(country, channel, false) !== STRICTEST;
    expect(verdict).toMatchObject({ rule, allowed: rule === 'opt-out', country: isKnown ? country : null });
    expect(verdict.cause).toBe(rule === 'opt-in' ? 'not-opted-in' : null);
  });

  it('names the law of each rule, whatever the country and the way', () => {
    for (const country of [...KNOWN_COUNTRIES, null])
      for (const channel of SEND_CHANNELS)
        for (const isCompany of [true, false]) expect(ruleFor(country, channel, isCompany).law).toMatch(/\w{3,}/);
  });

  it.each([
    ['GB', 'opt-out'],
    ['FR', 'opt-out'],
    ['DE', 'opt-in'],
    ['AT', 'opt-in'],
  ])('at the mailbox of a company in %s: %s', (country, rule) => {
    const address = { kind: 'email', isOfCompany: true, stop: null };

    expect(ask(FAIR, { country, address })).toMatchObject({ rule, allowed: rule === 'opt-out' });
  });

  it('goes nowhere where the workspace has switched the purpose off, or rests it on consent', () => {
    expect(ask(FAIR, { country: 'US', isOn: false })).toMatchObject({ cause: 'switched-off' });
    expect(ask(FAIR, { country: 'US', purpose: open('consent') })).toMatchObject({
      ...{ rule: 'opt-in', cause: 'not-opted-in' },
    });
  });

  it('needs a way to stop it', () => {
    expect(ask({ stopOffered: false }, { country: 'US' })).toMatchObject({ allowed: false, cause: 'no-stop-offered' });
  });
});

describe('B4 advertising to a customer of one’s own', () => {
  it.each(['DE', 'AT', 'FR', 'GB', 'CA', 'BR'])(
    'in %s is free by e-mail about similar goods, with a stop',
    (country) => {
      const customer = { country, ...CUSTOMER };

      expect(ask(FAIR, customer)).toMatchObject({ allowed: true, rule: 'soft-opt-in' });
      expect(ask({ ...FAIR, similarGoods: false }, customer).cause).toBe('not-similar-goods');
      expect(ask({ ...FAIR, stopOffered: false }, customer).cause).toBe('no-stop-offered');
    },
  );

  it('is free in Canada for two years after the purchase', () => {
    const sold = (boughtOn: string | null) => ask(FAIR, { country: 'CA', isCustomer: true, boughtOn }).allowed;

    expect([sold('2024-06-15'), sold('2024-06-14'), sold(null)]).toEqual([true, false, false]);
  });

  it.each(['phone', 'message', 'post'] as const)(
    'is no freer by %s where the law speaks of e-mail alone',
    (channel) => {
      expect(ask({ channel, ...FAIR }, { country: 'BR', ...CUSTOMER }).cause).toBe('not-opted-in');
    },
  );
});

describe('a consent', () => {
  const given = { event: 'given', occurredAt: new Date('2026-01-01') } as const;

  it.each(SEND_CHANNELS)('for everything opens %s, and says since when', (channel) => {
    expect(ask({ channel }, { events: [fact(given)] })).toMatchObject({ allowed: true, since: new Date('2026-01-01') });
  });

  it.each([
    ['another way', { channel: 'phone' }],
    ['another address', { contactPointId: 'p2' }],
    ['another topic', { topic: 'events' }],
    ['another purpose', { purpose: 'PROFILING' }],
    ['a time that is over', { expiresAt: new Date('2026-06-15T10:00:00Z') }],
    ['a time to come', { occurredAt: new Date('2026-07-01') }],
    ['a question that nobody answered', { event: 'pending' }],
  ] as const)('for %s opens nothing', (_what, more) => {
    expect(ask({ topic: 'news' }, { events: [fact({ ...given, ...more })] }).cause).toBe('not-opted-in');
  });

  it('for this topic opens messages about it, and not about nothing in particular', () => {
    const events = [fact({ ...given, topic: 'news' })];

    expect(ask({ topic: 'news' }, { events }).allowed).toBe(true);
    expect(ask({}, { events }).allowed).toBe(false);
  });

  it('ends when it runs out on the way it was given for', () => {
    const events = [fact({ ...given, channel: 'email' })];
    const expired = fact({ event: 'expired', channel: 'email', occurredAt: new Date('2026-02-01') });

    expect(ask({}, { events: [...events, expired] }).allowed).toBe(false);
  });
});

describe('B14-AC1 an objection', () => {
  it.each(SEND_CHANNELS)('to %s stops it and no other way, whatever the law and whoever they are', (channel) => {
    const events = [fact({ event: 'objected', channel })];
    const customer = { country: 'DE', ...CUSTOMER, events: [fact({ event: 'given' }), ...events] };

    for (const other of SEND_CHANNELS) {
      const verdict = ask({ channel: other, ...FAIR }, customer);
      expect([verdict.allowed, verdict.cause]).toEqual(other === channel ? [false, 'channel-refused'] : [true, null]);
    }
  });

  it('to calls outlasts a later consent to everything, and ends with one to calls', () => {
    const objected = fact({ event: 'objected', channel: 'phone', occurredAt: new Date('2026-02-01') });
    const wide = fact({ event: 'given', occurredAt: new Date('2026-03-01') });

    expect(ask({ channel: 'phone' }, { events: [objected, wide] }).cause).toBe('channel-refused');
    const general = fact({ event: 'objected', occurredAt: new Date('2026-02-15') });
    expect(ask({ channel: 'phone' }, { events: [objected, general, wide] }).cause).toBe('channel-refused');
    const calls = fact({ event: 'given', channel: 'phone', occurredAt: new Date('2026-03-01') });
    expect(ask({ channel: 'phone' }, { events: [objected, calls] }).allowed).toBe(true);
  });

  it.each(['MARKETING', 'PROSPECTING'] as const)('that closed %s says so, before any rule', (purpose) => {
    const since = new Date('2026-05-05');
    const closed = { ...open('legitimate-interest', purpose), allowed: false, cause: 'objected', since } as const;

    expect(ask({ purpose, ...FAIR }, { country: 'US', purpose: closed })).toMatchObject({ cause: 'objected', since });
  });

  it('says more than that nobody ever agreed, and so does the stop of an address', () => {
    const nobody = { ...open('consent'), allowed: false, cause: 'never-given' } as const;
    const since = new Date('2026-03-01');
    const address = { kind: 'email', isOfCompany: false, stop: { since, releasedAt: null } };
    const events = [fact({ event: 'withdrawn', channel: 'email', occurredAt: new Date('2026-05-01') })];

    expect(ask({}, { purpose: nobody }).cause).toBe('never-given');
    expect(ask({}, { purpose: nobody, address })).toMatchObject({ cause: 'address-stopped', since });
    expect(ask({}, { purpose: nobody, address, events })).toMatchObject({ cause: 'channel-refused' });
  });

  it('stops an exchange on that way too, and nothing that nobody can refuse', () => {
    const events = [fact({ event: 'objected', purpose: 'RELATIONSHIP', channel: 'email' })];

    expect(ask({ purpose: 'RELATIONSHIP' }, { events })).toMatchObject({ rule: 'exchange', cause: 'channel-refused' });
    expect(ask({ purpose: 'RIGHTS_HANDLING' }, { events })).toMatchObject({ rule: 'always', allowed: true });
  });
});

describe('a consent that names an address', () => {
  it.each([
    ['before it became another one', '2026-03-01', false],
    ['at that instant', '2026-03-02', false],
    ['after it', '2026-03-03', true],
  ])('%s', (_when, given, allowed) => {
    const address = { kind: 'email', isOfCompany: false, stop: null, valueChangedAt: new Date('2026-03-02') };
    const named = { contactPointId: POINT, occurredAt: new Date(given) };
    const lifted = [fact({ event: 'objected', contactPointId: POINT }), fact({ event: 'objection-lifted', ...named })];

    expect(ask({}, { address, events: [fact({ event: 'given', ...named })] }).allowed).toBe(allowed);
    expect(ask(FAIR, { address, country: 'US', events: lifted }).allowed).toBe(allowed);
    const general = [fact({ event: 'given', occurredAt: new Date(given) })];
    expect(ask({}, { address, events: general }).allowed).toBe(true);
  });
});

describe('a consent that ran out', () => {
  const over = { event: 'given', channel: 'email', occurredAt: new Date('2026-03-01') } as const;

  it.each(['objected', 'withdrawn', 'refused'] as const)('lifts nothing any more that was %s before', (event) => {
    const stop = fact({ event, channel: 'email', occurredAt: new Date('2026-02-01') });
    const agreed = (expiresAt: Date) => ask(FAIR, { country: 'US', events: [stop, fact({ ...over, expiresAt })] });

    expect(agreed(new Date('2026-06-15T10:00:01Z')).allowed).toBe(true);
    expect(agreed(NOW).cause).toBe('channel-refused');
    const ended = fact({ event: 'expired', channel: 'email', occurredAt: new Date('2026-04-01') });
    expect(ask(FAIR, { country: 'US', events: [stop, fact(over), ended] }).cause).toBe('channel-refused');
  });
});

describe('B14-AC1 an objection to marketing', () => {
  const objected = { event: 'objected', purpose: 'MARKETING', occurredAt: new Date('2026-02-01') } as const;
  const offer = (more: Partial<SendQuestion>, events: readonly ConsentFact[]) =>
    ask({ purpose: 'PROSPECTING', ...FAIR, ...more }, { country: 'US', events });

  it.each([
    ['on this way', { channel: 'email' }, {}],
    ['at this address', { channel: 'email', contactPointId: POINT }, {}],
    ['about this topic', { topic: 'news' }, { topic: 'news' }],
  ] as const)('%s stops offers there too: both are direct marketing', (_where, scope, more) => {
    const events = [fact({ ...objected, ...scope })];

    expect(offer(more, events)).toMatchObject({ cause: 'channel-refused', since: objected.occurredAt });
  });

  it('elsewhere does not, and a consent to offers on that way goes before it', () => {
    const offered = { event: 'given', purpose: 'PROSPECTING', occurredAt: new Date('2026-03-01') } as const;
    const byMail = fact({ ...objected, channel: 'email' });

    expect(offer({}, [fact({ ...objected, channel: 'phone' })]).allowed).toBe(true);
    expect(offer({}, [fact({ ...objected, contactPointId: 'p2' })]).allowed).toBe(true);
    expect(offer({}, [byMail, fact({ ...offered, channel: 'email' })]).allowed).toBe(true);
    expect(offer({}, [byMail, fact({ ...offered, purpose: 'MARKETING', channel: 'email' })]).allowed).toBe(true);
    expect(offer({}, [byMail, fact(offered)]).cause).toBe('channel-refused');
  });

  it('and one to offers do not mean each other where they refuse something else', () => {
    const refused = fact({ ...objected, event: 'refused', channel: 'email' });

    expect(offer({}, [refused]).allowed).toBe(true);
    expect(ask({ purpose: 'SUPPORT' }, { events: [fact({ ...objected, channel: 'email' })] }).allowed).toBe(true);
  });

  it('is what an objection to offers is on the same way', () => {
    const events = [fact({ ...objected, purpose: 'PROSPECTING', channel: 'email' })];

    expect(ask(FAIR, { country: 'US', events }).cause).toBe('channel-refused');
  });
});

describe('the stop of an address', () => {
  const since = new Date('2026-03-01');
  const stopped = (releasedAt: Date | null = null) => ({
    kind: 'email',
    isOfCompany: false,
    stop: { since, releasedAt },
  });

  it('stops the exchange until they take it up again, and advertising further', () => {
    const released = stopped(new Date('2026-04-01'));

    expect(ask({ purpose: 'SUPPORT' }, { address: stopped() })).toMatchObject({ cause: 'address-stopped', since });
    expect(ask({ purpose: 'SUPPORT' }, { address: released }).allowed).toBe(true);
    expect(ask(FAIR, { address: released, country: 'US' }).cause).toBe('address-stopped');
    expect(ask({ purpose: 'LEGAL_OBLIGATION' }, { address: stopped() }).allowed).toBe(true);
  });

  it.each([
    ['a later consent that names it', { contactPointId: POINT, occurredAt: new Date('2026-03-02') }, true],
    ['a later consent in general', { occurredAt: new Date('2026-03-02') }, false],
    ['an earlier consent that names it', { contactPointId: POINT, occurredAt: new Date('2026-02-28') }, false],
    ['a consent of the same instant', { contactPointId: POINT, occurredAt: since }, false],
  ])('and %s', (_what, more, allowed) => {
    expect(ask(FAIR, { address: stopped(), events: [fact({ event: 'given', ...more })] }).allowed).toBe(allowed);
  });
});

describe('a purpose', () => {
  it.each(PURPOSE_NAMES.filter((purpose) => kindOfMessage(purpose) === 'never'))(
    '%s is no reason to write',
    (purpose) => {
      expect(ask({ purpose, ...FAIR }, { country: 'US' })).toMatchObject({
        rule: 'never',
        cause: 'no-reason-to-write',
      });
    },
  );

  it('reaches nobody on a way that their address does not have', () => {
    for (const kind of ['email', 'phone', 'postal', 'handle', 'url', 'none'])
      for (const channel of SEND_CHANNELS) {
        const cause = ask(
          { channel, purpose: 'RELATIONSHIP' },
          { address: { kind, isOfCompany: false, stop: null } },
        ).cause;
        expect(cause === 'unreachable').toBe(!channelsOf(kind).includes(channel));
      }
  });
});

describe('adding a stop', () => {
  const instants = fc.integer({ min: 0, max: 9 }).map((day) => new Date(Date.UTC(2026, 5, 10 + day)));
  const facts = (events: readonly ConsentFact['event'][]) =>
    fc.record({
      event: fc.constantFrom(...events),
      purpose: fc.constantFrom<Purpose>('MARKETING', 'MARKETING', 'PROSPECTING', 'RELATIONSHIP'),
      occurredAt: instants,
      expiresAt: fc.option(instants),
      topic: fc.constantFrom(null, 'news'),
      channel: fc.constantFrom('any', ...SEND_CHANNELS),
      contactPointId: fc.constantFrom(null, POINT, 'p2'),
    });
  const stops = ['refused', 'withdrawn', 'objected', 'expired'] as const;

  it('or a consent that has run out never opens what was closed, whatever was said before and wherever it is', () => {
    const history = fc.array(facts(['pending', 'given', 'objection-lifted', ...stops]), { maxLength: 8 });
    const stopOfAddress = fc.option(fc.record({ since: instants, releasedAt: fc.option(instants) }));
    const question = fc.record({
      purpose: fc.constantFrom<Purpose>('MARKETING', 'MARKETING', 'PROSPECTING', 'RELATIONSHIP'),
      channel: fc.constantFrom(...SEND_CHANNELS),
      topic: fc.constantFrom(null, 'news'),
      similarGoods: fc.boolean(),
      stopOffered: fc.boolean(),
    });
    const country = fc.constantFrom(null, 'JP', ...KNOWN_COUNTRIES);
    fc.assert(
      fc.property(question, country, fc.boolean(), history, stopOfAddress, facts(stops), instants, (asked, ...rest) => {
        const [where, isCustomer, events, stop, added, addedStop] = rest;
        const kind = KINDS[asked.channel];
        const standing = { country: where, isCustomer, boughtOn: '2026-01-31' };
        const before = ask(asked, { ...standing, events, address: { kind, isOfCompany: false, stop } });
        const said = ask(asked, {
          ...standing,
          events: [...events, added],
          address: { kind, isOfCompany: false, stop },
        });
        const since = stop && stop.since > addedStop ? stop.since : addedStop;
        const closed = { kind, isOfCompany: false, stop: { since, releasedAt: null } };
        const over = { ...added, event: 'given', expiresAt: NOW } as const;
        const ran = ask(asked, { ...standing, events: [...events, over], address: { kind, isOfCompany: false, stop } });
        const shut = ask(asked, { ...standing, events, address: closed });
        expect(said.allowed && !before.allowed).toBe(false);
        expect(ran.allowed && !before.allowed).toBe(false);
        expect(shut.allowed && !before.allowed).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

function ask(question: Partial<SendQuestion>, standing: Partial<SendStanding>) {
  const { purpose = 'MARKETING', channel = 'email' } = question;
  const full = {
    ...{ isOn: true, events: [], country: null, isCustomer: false, boughtOn: null },
    ...{
      purpose: open('legitimate-interest', purpose),
      address: { kind: KINDS[channel], isOfCompany: false, stop: null },
    },
    ...standing,
  };
  return decideSend({ contactPointId: POINT, ...question, purpose, channel }, full, NOW);
}

function open(basis: LegalBasis, purpose: Purpose = 'MARKETING') {
  return { purpose, allowed: true, basis, reason: null, cause: null, since: null, changesAt: null };
}

function fact(more: Partial<ConsentFact> & Pick<ConsentFact, 'event'>): ConsentFact {
  return {
    ...{ purpose: 'MARKETING', occurredAt: new Date('2026-01-01'), expiresAt: null },
    ...{ topic: null, channel: 'any', contactPointId: null },
    ...more,
  };
}
