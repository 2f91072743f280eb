import { CATEGORY_RULES } from '../../purposes.ts';
import type { PolicyWords } from '../policy-clause.ts';

/** The policy in English: the version that counts where translations differ. */
export const ENGLISH: PolicyWords = {
  categories: CATEGORY_RULES,
  clauses: {
    B1: {
      title: 'What you give us',
      text: [
        'When you sign up or write to us, we take what that needs: your name and your e-mail address and, where you give them, your phone number, your company and its address, your job title, and what we need for an invoice.',
        'What is optional is marked as such, and everything works without it. We never store card numbers.',
      ],
      checks: [
        'Every column of the database says what it means for privacy. One that says nothing stops a release.',
        'An account needs a name and an e-mail address, nothing else.',
      ],
    },
    B2: {
      title: 'What is recorded while you use the service',
      text: [
        'We record when you sign in and out, with the IP address and the browser, and what you do in the CRM, such as leads you add and tasks you complete. That keeps accounts safe and shows colleagues who changed what.',
        'Which pages you look at, and for how long, is recorded only if you allow it.',
      ],
      checks: [
        'The IP address of a sign-in is stored encrypted.',
        'Everybody sees their own sign-ins and can end each of them.',
      ],
    },
    B3: {
      title: 'Cookies',
      text: [
        'One cookie keeps you signed in. In this privacy centre, others keep your language and, while you fill in a form or follow a request, your answers; they end when you close the browser. Cookies that count visits or adapt pages to you are set only after you said yes, and saying no is as easy.',
        'You can also block or delete cookies in your browser.',
      ],
      checks: ['These pages set no cookie until you choose a language or begin a form, and run no scripts at all.'],
    },
    B4: {
      title: 'What we use your data for',
      text: [
        'To provide and maintain the service. To write to you about your account and your questions. To process payments and invoices.',
        'Only if you allow it: to adapt what you see to what you use, to learn from usage how to improve the service, and to send you news and offers. You can take each of these back at any time.',
      ],
      checks: [
        'Every operation names the one purpose that it serves. Without a purpose it is refused.',
        'What somebody refused is withheld inside the database query, from staff and partners alike.',
        'Purposes that rest on consent are off until you switch them on.',
      ],
    },
    B5: {
      title: 'We do not sell your data',
      text: ['We do not sell personal data and do not hand it to anybody for advertising.'],
      checks: ['Browsers are told to load scripts from this server only, so no advertiser can listen in on our pages.'],
    },
    B6: {
      title: 'Who works for us',
      text: [
        'Companies that help us to run and improve the service, such as hosting and payment providers, get what their task needs and act on our instructions only.',
        'When you ask for a copy of your data, it names everybody who received some of it.',
      ],
      checks: [],
    },
    B7: {
      title: 'When a law or a court demands it',
      text: [
        'If we are legally obliged to disclose data, we check that the demand is valid, disclose no more than it requires, and tell you, unless that is forbidden.',
      ],
      checks: [],
    },
    B8: {
      title: 'If the company changes hands',
      text: [
        'In a merger, an acquisition or a sale of assets your data may move to the new owner. What you allowed, refused and had deleted moves with it, and you hear of it before another policy applies.',
      ],
      checks: [],
    },
    B9: {
      title: 'How we protect your data',
      text: [
        'We use encryption, firewalls and access rights, as is the standard of our trade. No system is completely secure, so nobody can promise absolute protection. If something happens that puts you at risk, we tell you.',
        'Phone numbers, postal addresses, dates of birth, messages and files are encrypted with a key of each person’s own. Names, e-mail addresses, job titles and cities stay readable inside the database, because they have to be found.',
      ],
      checks: [
        'The database itself keeps the data of different companies apart, whatever the program asks it.',
        'The keys lie in a database of their own, wrapped by another key.',
        'Each role sees only the records and fields that its work needs.',
      ],
    },
    B10: {
      title: 'How long we keep it',
      text: [
        'As long as we need it to provide the service, to obey the law, to settle disputes and to enforce agreements, and no longer. The table below says how long that is for each kind of data.',
      ],
      checks: [],
    },
    B11: {
      title: 'Deletion',
      text: [
        'You can ask us to delete your data at any time, without an account and without a reason. We delete everything that no law makes us keep, and tell you what stays, why and until when.',
      ],
      checks: [
        'Anybody can ask for deletion here, with an e-mail address alone.',
        'Every kind of personal data says what deletion does to it. A kind that does not stops a release.',
        'An import does not bring a deleted person back.',
      ],
    },
    B12: {
      title: 'A copy of your data',
      text: ['You can learn whether we hold data about you, and get a copy of it.'],
      checks: ['Anybody can ask for a copy here. The answer is due within the time that the law sets.'],
    },
    B13: {
      title: 'Correction',
      text: ['If something is wrong or incomplete, you can have it put right.'],
      checks: ['Every change is recorded with who made it and when.'],
    },
    B14: {
      title: 'Objection',
      text: [
        'You can object to the use of your data. An objection to marketing always counts, at once; for others we stop until we have given you our reasons.',
      ],
      checks: ['An objection is an entry in a ledger in which nothing can be changed, and it holds from that moment.'],
    },
    B15: {
      title: 'Restriction',
      text: ['You can have the use of your data restricted: we then keep it, but do nothing else with it.'],
      checks: ['A restricted person is withheld from every list and every search.'],
    },
    B16: {
      title: 'Taking your data with you',
      text: ['You can get what you gave us in a form that other services can read.'],
      checks: [],
    },
    B17: {
      title: 'Stopping marketing mail',
      text: [
        'Every marketing mail has a link with which you unsubscribe. Messages that the service needs, such as the answer to a request, still reach you.',
      ],
      checks: ['The messages of the service are a closed list. None of them contains marketing.'],
    },
    B18: {
      title: 'Links to other sites',
      text: [
        'The service may link to sites of others. We are not responsible for how they treat your data: read their policies.',
      ],
      checks: ['Browsers are told not to say to another site where you came from.'],
    },
    B19: {
      title: 'Not for children under 16',
      text: [
        'The service is not made for children under 16, and we do not knowingly collect their data. If you know of a case, write to us: we delete it.',
      ],
      checks: [],
    },
    B20: {
      title: 'Changes of this policy',
      text: [
        'We may change this policy. A new version stands here, with the date from which it applies. If you go on using the service, we take it that you have read it, but never that you allow anything new: for that we ask you.',
      ],
      checks: ['This text is published with its version and its fingerprint, so that nobody can change it unnoticed.'],
    },
    B21: {
      title: 'How to reach us',
      text: [
        'Use the forms of this privacy centre, or write to the address below. Whichever way you choose, the time for our answer starts when your message arrives.',
      ],
      checks: ['A request gets a reference and a date for the answer as soon as it is confirmed.'],
    },
  },
};
