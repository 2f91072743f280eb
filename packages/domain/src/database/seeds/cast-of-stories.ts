import { email, GIVEN, PERSON, type Role } from './cast-roles.ts';

/** Those of the cast to whom something happens once they are recorded: they ask, are merged, held or deleted. */
export const CAST_OF_STORIES: readonly Role[] = [
  {
    scenario: 'said that a name and a city are wrong: one was corrected, the other stands disputed',
    contact: {
      ...PERSON,
      fullName: 'Korinna Sommer',
      points: [email('korinna.sommer@mail.example')],
      source: 'Web shop',
      city: 'Köln',
      country: 'DE',
      lifecycle: 'customer',
    },
    collectedDaysAgo: 430,
  },
  {
    scenario: 'objected to being kept as a contact, and was refused with reasons',
    contact: {
      ...PERSON,
      fullName: 'Emil Hartmann',
      points: [email('emil.hartmann@mail.example')],
      source: 'Phone enquiry',
      lifecycle: 'customer',
    },
    collectedDaysAgo: 520,
  },
  {
    scenario: 'asked for a restriction, which was granted; a recipient has not answered yet',
    contact: {
      ...PERSON,
      fullName: 'Selma Brandt',
      points: [email('selma.brandt@mail.example')],
      source: 'Trade fair',
      lifecycle: 'customer',
    },
    collectedDaysAgo: 300,
  },
  {
    scenario: 'merged, and said two opposite things before (1 of 2)',
    contact: {
      ...PERSON,
      fullName: 'Rosa Conti',
      points: [email('rosa.conti@mail.example')],
      source: 'Newsletter form',
      country: 'IT',
    },
    consents: [{ ...GIVEN, method: 'double-opt-in', daysAgo: 90 }],
    collectedDaysAgo: 92,
  },
  {
    scenario: 'merged, and said two opposite things before (2 of 2)',
    contact: { ...PERSON, fullName: 'R. Conti', points: [email('rosa@conti.example')], source: 'Trade fair' },
    consents: [{ purpose: 'MARKETING', event: 'objected', channel: 'any', method: 'phone-call', daysAgo: 20 }],
    collectedDaysAgo: 75,
  },
  {
    scenario: 'in dispute: what is there of them stays under a legal hold, although it is due for deletion',
    contact: {
      ...PERSON,
      fullName: 'Carlo Steiner',
      jobTitle: 'Director',
      points: [email('carlo.steiner@granit.example')],
      source: 'Referral',
      lifecycle: 'former-customer',
    },
    collectedDaysAgo: 1150,
  },
  {
    scenario: 'deleted at their own request; their line waits in examples/import',
    contact: {
      ...PERSON,
      fullName: 'Bruno Ferro',
      points: [email('bruno.ferro@mail.example'), { kind: 'phone', value: '+49 30 23125 411' }],
      source: 'Trade fair',
    },
    consents: [{ ...GIVEN, method: 'web-form', daysAgo: 300 }],
    collectedDaysAgo: 305,
  },
  {
    scenario: 'was asked what exactly they mean: the clock stands still',
    contact: {
      ...PERSON,
      fullName: 'Aylin Demir',
      points: [email('aylin.demir@mail.example')],
      source: 'Web form',
      lifecycle: 'customer',
    },
    collectedDaysAgo: 210,
  },
  {
    scenario: 'a prospect who has not been heard of for more than two years: due for deletion',
    contact: {
      ...PERSON,
      fullName: 'Otto Lehmann',
      points: [email('otto.lehmann@mail.example')],
      source: 'Trade fair',
    },
    collectedDaysAgo: 820,
  },
  {
    scenario: 'a customer until three and a half years ago: due for deletion',
    contact: {
      ...PERSON,
      fullName: 'Wilma Lehmann',
      points: [email('wilma.lehmann@mail.example')],
      source: 'Web shop',
      lifecycle: 'former-customer',
    },
    collectedDaysAgo: 1280,
  },
  {
    scenario: 'a prospect whose time ends in three months',
    contact: { ...PERSON, fullName: 'Ute Kramer', points: [email('ute.kramer@mail.example')], source: 'Web form' },
    collectedDaysAgo: 640,
  },
  {
    scenario: 'a customer who was deleted at their own request: what tax law wants of the sale stays in the archive',
    contact: {
      ...PERSON,
      fullName: 'Hedda Falk',
      points: [email('hedda.falk@mail.example')],
      source: 'Web shop',
      lifecycle: 'customer',
    },
    collectedDaysAgo: 430,
  },
  {
    scenario: 'asks for a copy through an authorised agent, by the rules of California',
    contact: { ...PERSON, fullName: 'Maya Brooks', points: [email('maya.brooks@mail.example')], source: 'Web form' },
    collectedDaysAgo: 190,
  },
];
