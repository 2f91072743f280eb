/**
 * Every message that the product sends by itself, with what it says. A closed, reviewed list: service messages, none of
 * which contains marketing.
 */
export interface MailValues {
  'request-code': { workspace: string; reference: string; code: string; minutes: string };
  'request-received': { workspace: string; reference: string; dueOn: string; statusUrl: string };
  'request-extended': { workspace: string; reference: string; dueOn: string; reason: string };
  'request-refused': { workspace: string; reference: string; ground: string; complaint: string };
  'request-done': { workspace: string; reference: string; statusUrl: string };
  'access-copy-ready': { workspace: string; reference: string; statusUrl: string; expiresOn: string };
  'erasure-done': { workspace: string; reference: string; kept: string };
  invitation: { workspace: string; inviter: string; url: string; days: string };
  'password-reset': { product: string; url: string; minutes: string };
}

/** A message of {@link MailValues}. */
export type MailTemplate = keyof MailValues;

/** A message with its words. */
export interface ComposedMail {
  readonly template: MailTemplate;
  readonly subject: string;
  readonly body: string;
}

interface MailText {
  readonly subject: string;
  readonly body: readonly string[];
}

const ENGLISH: Record<MailTemplate, MailText> = {
  'request-code': {
    subject: '{code} is your code for request {reference}',
    body: [
      'Somebody, we hope you, made a privacy request to {workspace} with this address.',
      'Your code is {code}. It is valid for {minutes} minutes and shows us that the address is yours.',
      'If it was not you, ignore this message: without the code nothing happens.',
      'Request {reference}',
    ],
  },
  'request-received': {
    subject: 'We received your request {reference}',
    body: [
      '{workspace} received your privacy request and will answer it by {dueOn}.',
      'You can follow it here, with the reference {reference}:',
      '{statusUrl}',
    ],
  },
  'request-extended': {
    subject: 'Your request {reference} takes longer',
    body: [
      '{workspace} needs more time for your privacy request and will answer it by {dueOn}.',
      'The reason: {reason}',
      'If you do not agree, you can complain to a supervisory authority or go to court.',
    ],
  },
  'request-refused': {
    subject: 'About your request {reference}',
    body: ['{workspace} does not carry out your privacy request.', 'The reason: {ground}', '{complaint}'],
  },
  'request-done': {
    subject: 'Your request {reference} was carried out',
    body: ['{workspace} carried out your privacy request {reference}.', 'What was done stands here:', '{statusUrl}'],
  },
  'access-copy-ready': {
    subject: 'The copy of your data is ready ({reference})',
    body: [
      'The copy of the data that {workspace} holds about you is ready.',
      'Open this page with your reference {reference} and a new code, and download it until {expiresOn}; then it is destroyed:',
      '{statusUrl}',
    ],
  },
  'erasure-done': {
    subject: 'Your data was deleted ({reference})',
    body: [
      '{workspace} deleted your data as you asked in request {reference}.',
      '{kept}',
      'This is the last message about it. What we know of the request itself is destroyed 30 days from now.',
    ],
  },
  invitation: {
    subject: '{inviter} invites you to {workspace}',
    body: [
      '{inviter} invites you to work in {workspace}.',
      'This link is yours alone and valid for {days} days:',
      '{url}',
    ],
  },
  'password-reset': {
    subject: 'A new password for {product}',
    body: [
      'Somebody, we hope you, wants to set a new password for {product}.',
      'This link is valid for {minutes} minutes:',
      '{url}',
      'If it was not you, ignore this message: your password stays as it is.',
    ],
  },
};

const TEXTS: Readonly<Record<string, Record<MailTemplate, MailText>>> = { en: ENGLISH };

/** Every template of the product. */
export const MAIL_TEMPLATES = Object.keys(ENGLISH).filter(isMailTemplate);

/** Whether a text names a message of the product. */
export function isMailTemplate(text: string): text is MailTemplate {
  return Object.hasOwn(ENGLISH, text);
}

/** The words of a message, in the language where it is offered, else in English. A value never changes another's place. */
export function composeMail<Template extends MailTemplate>(
  template: Template,
  values: MailValues[Template],
  language = 'en',
): ComposedMail {
  const text = (TEXTS[language.split('-')[0] ?? 'en'] ?? ENGLISH)[template];
  const known: Readonly<Record<string, string>> = values;
  const fill = (line: string) => line.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => known[name] ?? '');
  return {
    template,
    // One line by construction: a line break in a value could add a header.
    subject: fill(text.subject).replaceAll(/\s+/g, ' '),
    body: `${text.body.map(fill).join('\n\n')}\n`,
  };
}
