import type { Tone, Translator } from '@smartx/ui';
import { NEEDS_NO_PROOF } from '../progress/needs-no-proof.ts';

/** The rights that a person can use. */
export const REQUEST_KINDS = [
  'access',
  'portability',
  'rectification',
  'erasure',
  'restriction',
  'objection',
  'marketing-stop',
  'automated-decision-review',
  'complaint',
] as const;

/** The grounds of the law on which a request is refused. */
export const REFUSAL_GROUNDS = [
  'identity-not-proven',
  'nothing-held',
  'manifestly-unfounded',
  'excessive',
  'legal-obligation',
  'legal-claims',
  'freedom-of-expression',
  'public-health',
  'research-and-archive',
  'rights-of-others',
] as const;

/** The right that somebody uses, in plain words. */
export function rightWord(i18n: Translator, kind: string): string {
  switch (kind) {
    case 'access':
      return i18n.t('Copy of their data');
    case 'portability':
      return i18n.t('Data to take along');
    case 'rectification':
      return i18n.t('Correction');
    case 'erasure':
      return i18n.t('Erasure');
    case 'restriction':
      return i18n.t('Restriction');
    case 'objection':
      return i18n.t('Objection');
    case 'marketing-stop':
      return i18n.t('Stop marketing');
    case 'automated-decision-review':
      return i18n.t('Review of an automated decision');
    case 'complaint':
      return i18n.t('Complaint');
    default:
      return kind;
  }
}

/** Where the law grants the right; empty where no single article does. */
export function rightArticle(kind: string): string {
  const articles: Record<string, string> = {
    access: 'GDPR Art. 15',
    portability: 'GDPR Art. 20',
    rectification: 'GDPR Art. 16',
    erasure: 'GDPR Art. 17',
    restriction: 'GDPR Art. 18',
    objection: 'GDPR Art. 21',
    'marketing-stop': 'GDPR Art. 21(2)',
    'automated-decision-review': 'GDPR Art. 22',
  };
  return articles[kind] ?? '';
}

/** Where a request stands, in words; one that needs no proof waits for none. */
export function stateWord(i18n: Translator, state: string, kind = ''): string {
  if (state === 'awaiting-verification' && NEEDS_NO_PROOF.includes(kind)) return i18n.t('received');
  switch (state) {
    case 'awaiting-verification':
      return i18n.t('waiting for proof of address');
    case 'received':
      return i18n.t('received');
    case 'in-progress':
      return i18n.t('in progress');
    case 'awaiting-approval':
      return i18n.t('waiting for approval');
    case 'carried-out':
      return i18n.t('carried out');
    case 'closed':
      return i18n.t('closed');
    case 'refused':
      return i18n.t('refused');
    case 'withdrawn':
      return i18n.t('withdrawn');
    default:
      return state;
  }
}

/** The colour that goes with the word of a state. */
export function stateTone(state: string): Tone {
  if (state === 'carried-out' || state === 'closed') return 'good';
  if (state === 'awaiting-approval') return 'accent';
  if (state === 'refused') return 'bad';
  return 'quiet';
}

/** Why a request is not carried out, as the law words it. */
export function groundWord(i18n: Translator, ground: string): string {
  switch (ground) {
    case 'identity-not-proven':
      return i18n.t('The person’s identity is not proven');
    case 'manifestly-unfounded':
      return i18n.t('Manifestly unfounded');
    case 'excessive':
      return i18n.t('Excessive');
    case 'nothing-held':
      return i18n.t('Nothing is held about the person');
    case 'legal-obligation':
      return i18n.t('A law requires the data to be kept');
    case 'legal-claims':
      return i18n.t('Legal claims');
    case 'freedom-of-expression':
      return i18n.t('Freedom of expression and information');
    case 'public-health':
      return i18n.t('Public health');
    case 'research-and-archive':
      return i18n.t('Research or archiving in the public interest');
    case 'rights-of-others':
      return i18n.t('Rights and freedoms of others');
    default:
      return ground;
  }
}

/** How a request came in. */
export function channelWord(i18n: Translator, channel: string): string {
  switch (channel) {
    case 'portal':
      return i18n.t('privacy centre');
    case 'mail':
      return i18n.t('e-mail');
    case 'phone':
      return i18n.t('telephone');
    case 'post':
      return i18n.t('post');
    case 'staff':
      return i18n.t('entered by staff');
    case 'agent':
      return i18n.t('a registered agent');
    case 'operator':
      return i18n.t('handed over by the operator');
    default:
      return channel;
  }
}

/** The law under which a person asks; names of laws are not translated. */
export function regimeName(regime: string): string {
  const names: Record<string, string> = { gdpr: 'GDPR', uk: 'UK GDPR', ccpa: 'CCPA', lgpd: 'LGPD', pipeda: 'PIPEDA' };
  return names[regime] ?? regime;
}
