/**
 * Every message that the product sends by itself, with the values that it says. A closed, reviewed list: service messages,
 * none of which contains marketing.
 */
export interface MailValues {
  'request-code': { workspace: string; reference: string; code: string; minutes: string };
  'agent-request-code': {
    workspace: string;
    reference: string;
    code: string;
    minutes: string;
    agent: string;
    statusUrl: string;
  };
  /** Like the one before, where nobody knows who asks: what they call themselves would be their words in our message. */
  'proxy-request-code': { workspace: string; reference: string; code: string; minutes: string; statusUrl: string };
  /** The same for an opt-out, which waits for nobody's word. */
  'proxy-opt-out': { workspace: string; reference: string; code: string; minutes: string; statusUrl: string };
  'request-received': { workspace: string; reference: string; dueOn: string; statusUrl: string };
  'request-question': { workspace: string; reference: string; text: string; statusUrl: string };
  'request-message': { workspace: string; reference: string; text: string; statusUrl: string };
  'request-duplicate': { workspace: string; reference: string; original: string; dueOn: string; statusUrl: string };
  'request-forwarded': { workspace: string; reference: string; company: string; dueOn: string; statusUrl: string };
  'erasure-asked': { workspace: string; reference: string; centreUrl: string };
  'request-extended': { workspace: string; reference: string; dueOn: string; reason: string };
  'request-refused': { workspace: string; reference: string; ground: string };
  'request-decided': { workspace: string; reference: string; outcome: string; reason: string; statusUrl: string };
  'request-handed-over': { workspace: string; reference: string; closingOn: string; contact: string };
  'workspace-closed': { workspace: string; reference: string; endedOn: string; url: string; certificate: string };
  'restriction-ends': { workspace: string; reason: string; centreUrl: string };
  'request-done': { workspace: string; reference: string; statusUrl: string };
  'access-copy-ready': { workspace: string; reference: string; statusUrl: string; expiresOn: string };
  'consent-question': { workspace: string; wording: string; url: string; hours: string };
  'erasure-done': { workspace: string; reference: string };
  'erasure-done-but': { workspace: string; reference: string; kept: string };
  'retention-waiting': { workspace: string; count: string; date: string; url: string };
  'retention-approved': { workspace: string; count: string; date: string; url: string };
  'retention-done': { workspace: string; done: string; spared: string; failed: string; url: string };
  'account-closing': { workspace: string; reference: string; hours: string; url: string; statusUrl: string };
  'account-kept': { workspace: string; reference: string };
  invitation: { workspace: string; inviter: string; url: string; days: string };
  'password-reset': { product: string; url: string; minutes: string };
}

/** A message of {@link MailValues}. */
export type MailTemplate = keyof MailValues;

/** What a message says: one line, and paragraphs. */
export interface MailText {
  readonly subject: string;
  readonly body: readonly string[];
}

/** Every message in one language. */
export type MailWords = Readonly<Record<MailTemplate, MailText>>;
