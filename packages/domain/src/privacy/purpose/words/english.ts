import type { AssessmentWords } from './assessment-words.ts';

/** Templates of assessments in English. */
export const ENGLISH: AssessmentWords = {
  headings: { interest: 'Interest', necessity: 'Necessity', balance: 'Balance', safeguards: 'Safeguards' },
  purposes: {
    RELATIONSHIP: {
      interest:
        'We work with people at companies that buy from us or may buy from us, and have to know who they are and what was agreed.',
      necessity:
        'Names, business addresses and what was said are needed for that. We keep nothing that the work does not need.',
      balance:
        'The people act in their profession and expect to be known to those they deal with. The data comes from that contact and is used for nothing else.',
    },
    SUPPORT: {
      interest: 'Whoever has something from us wants help with it, and we want to give it.',
      necessity: 'Help is not possible without knowing who asks, what they have and what was tried before.',
      balance: 'Helping is in the interest of the people themselves, who mostly ask for it.',
    },
    BILLING: {
      interest: 'We want to be paid for what we deliver, and to send the invoice to whoever settles it.',
      necessity:
        'An invoice needs a person to whom it goes and who answers questions about it. Notes and conversations are not used for it.',
      balance:
        'People who settle invoices for their company expect to get them. The effect on their private life is very small.',
    },
    PROSPECTING: {
      interest: 'We want to win customers (GDPR recital 47), and approach people whose profession our offer concerns.',
      necessity:
        'An offer has to reach somebody. We use business addresses only, and each person at most until they answer.',
      balance:
        'An approach in one’s profession is a small disturbance. One objection ends it at once and for good, and where a country demands consent for a channel we ask for it first.',
    },
    REPORTING: {
      interest: 'We want to know how our business goes.',
      necessity: 'Counting and summing up uses records that we hold anyway; no further data is collected.',
      balance: 'A report shows numbers and never one person, so that nothing follows from it for anybody.',
    },
    SECURITY: {
      interest: 'We have to keep our systems, and the data of everybody in them, safe from misuse (GDPR recital 49).',
      necessity: 'Misuse is found and proven by sign-ins and access logs only.',
      balance:
        'Those whose data is protected gain by it. The logs are read for this purpose alone and are deleted after a fixed time.',
    },
    LEGAL_CLAIMS: {
      interest: 'We want to be able to make claims, and to answer those that are made against us.',
      necessity: 'Without records nothing can be proven. Only what concerns the claim is kept, and until it lapses.',
      balance:
        'The people can make claims themselves, and the same records serve them. What is kept for this is used for nothing else.',
    },
    DATA_CARE: {
      interest: 'We want the data to be correct and not to be lost.',
      necessity: 'Duplicates are found, and backups made, only by working with the data itself.',
      balance:
        'The law demands correct data (GDPR Art. 5(1)(d)) and it is in the interest of the people. Nobody is contacted for it.',
    },
  },
  safeguards:
    'Every use runs for one purpose and is logged. People are told in the privacy notice and can object there without an account; an objection takes effect at once. Sensitive fields are encrypted under a key of the person.',
};
