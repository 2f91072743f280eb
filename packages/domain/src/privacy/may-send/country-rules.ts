import type { SendChannel } from './send-question.ts';

/** What a law asks before somebody is advertised to on one way, and where it stands. */
export interface ChannelRule {
  readonly rule: 'opt-in' | 'soft-opt-in' | 'opt-out';
  readonly law: string;
  /** For how many months after a purchase somebody counts as a customer of one's own; as long as they are one without it. */
  readonly customerMonths?: number;
}

/** The rules of a country, by way; a way without one needs a consent. */
type CountryRules = Partial<Record<SendChannel, ChannelRule>> & {
  /** An e-mail address of a company that is no natural person, where the law treats it apart. */
  readonly companyEmail?: ChannelRule;
};

/** Whatever is not known to be free needs a consent. */
export const STRICTEST: ChannelRule = { rule: 'opt-in', law: 'GDPR Art. 6(1)(a)' };

const OBJECTION = 'GDPR Art. 6(1)(f), Art. 21(2)';

/**
 * The rules by ISO 3166 code. They are facts of law as of November 2026 and no advice: a country is added here, with the article.
 * Registers of those who want no calls (TPS, the national Do Not Call lists, the list of § 7 ECG) are consulted by nobody here, so
 * where a law lets whoever is not in one be called, consent is asked for.
 */
const COUNTRY_RULES: Readonly<Record<string, CountryRules>> = {
  DE: {
    email: { rule: 'soft-opt-in', law: 'UWG § 7(2) no. 2, § 7(3)' },
    message: { rule: 'soft-opt-in', law: 'UWG § 7(2) no. 2, § 7(3)' },
    phone: { rule: 'opt-in', law: 'UWG § 7(2) no. 1' },
    post: { rule: 'opt-out', law: `UWG § 7(1); ${OBJECTION}` },
  },
  AT: {
    email: { rule: 'soft-opt-in', law: 'TKG 2021 § 174(3), § 174(4)' },
    message: { rule: 'soft-opt-in', law: 'TKG 2021 § 174(3), § 174(4)' },
    phone: { rule: 'opt-in', law: 'TKG 2021 § 174(1)' },
    post: { rule: 'opt-out', law: OBJECTION },
  },
  FR: {
    email: { rule: 'soft-opt-in', law: 'CPCE Art. L. 34-5' },
    message: { rule: 'soft-opt-in', law: 'CPCE Art. L. 34-5' },
    // In force since 11 August 2026 (loi no 2025-594, Art. 13).
    phone: { rule: 'opt-in', law: 'Code de la consommation Art. L. 223-1' },
    post: { rule: 'opt-out', law: OBJECTION },
    companyEmail: {
      rule: 'opt-out',
      law: `CPCE Art. L. 34-5, as the CNIL reads it for addresses at work; ${OBJECTION}`,
    },
  },
  GB: {
    email: { rule: 'soft-opt-in', law: 'PECR 2003 reg. 22(2), 22(3)' },
    message: { rule: 'soft-opt-in', law: 'PECR 2003 reg. 22(2), 22(3)' },
    phone: { rule: 'opt-in', law: 'PECR 2003 reg. 21(1)(b)' },
    post: { rule: 'opt-out', law: 'UK GDPR Art. 6(1)(f), Art. 21(2)' },
    companyEmail: { rule: 'opt-out', law: 'PECR 2003 reg. 22(1), 23; UK GDPR Art. 21(2)' },
  },
  US: {
    email: { rule: 'opt-out', law: '15 U.S.C. § 7704(a)(3), (4)' },
    message: { rule: 'opt-in', law: '47 C.F.R. § 64.1200(a)(2)' },
    phone: { rule: 'opt-in', law: '47 C.F.R. § 64.1200(c)(2)' },
    post: { rule: 'opt-out', law: 'no federal rule asks for consent' },
  },
  CA: {
    email: { rule: 'soft-opt-in', law: 'CASL s. 6(1), s. 10(9)(a), s. 10(10)(a)', customerMonths: 24 },
    message: { rule: 'soft-opt-in', law: 'CASL s. 6(1), s. 10(9)(a), s. 10(10)(a)', customerMonths: 24 },
    phone: { rule: 'opt-in', law: 'CRTC Unsolicited Telecommunications Rules, Part II s. 4' },
  },
  BR: {
    email: { rule: 'soft-opt-in', law: 'LGPD Art. 7 I and IX, Art. 10 I, Art. 18 § 2' },
  },
};

/** The countries whose rules are known. */
export const KNOWN_COUNTRIES: readonly string[] = Object.keys(COUNTRY_RULES);

/** The rule for advertising to somebody in a country on one way; the strictest where the country or the way is not known. */
export function ruleFor(country: string | null, channel: SendChannel, isCompanyAddress: boolean): ChannelRule {
  const rules = country !== null && Object.hasOwn(COUNTRY_RULES, country) ? COUNTRY_RULES[country] : undefined;
  const ofCompany = channel === 'email' && isCompanyAddress ? rules?.companyEmail : undefined;
  return ofCompany ?? rules?.[channel] ?? STRICTEST;
}
