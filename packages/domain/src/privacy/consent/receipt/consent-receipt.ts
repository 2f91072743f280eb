import type { Scope } from '../../../kernel/scope.ts';
import { type PolicyLanguage, policyLanguageOf } from '../../policy/policy-words.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { receiptFacts } from './receipt-facts.ts';
import { receiptJson } from './receipt-json.ts';
import { receiptPage } from './receipt-page.ts';

/** A receipt in both its forms. */
export interface ConsentReceipt {
  readonly subjectId: string;
  readonly language: PolicyLanguage;
  /** For machines: ISO/IEC TS 27560:2023 as JSON-LD. */
  readonly json: string;
  /** For people: one HTML file. */
  readonly page: string;
}

/** Receipts of consents: the copy of the record that the person gets (ISO/IEC TS 27560:2023, GDPR Art. 7(1)). */
export class ConsentReceipts {
  constructor(
    private readonly scope: Scope,
    private readonly parts: Pick<PrivacyParts, 'publicUrl'>,
  ) {}

  /**
   * The receipt of an entry of the ledger, in the language that is asked for, else that of the words that were agreed to.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError for an entry that does not exist, is an objection, or is
   * about somebody who was erased
   */
  async receipt(id: string, language: string | null = null): Promise<ConsentReceipt> {
    this.scope.require('consent:record');
    return this.scope.transaction(async (em) => {
      const asked = language === null ? null : policyLanguageOf(language);
      const first = await receiptFacts(em, this.scope, id, asked ?? 'en');
      const chosen = asked ?? policyLanguageOf(first.wordingLanguage);
      const facts = chosen === (asked ?? 'en') ? first : await receiptFacts(em, this.scope, id, chosen);
      const { publicUrl } = this.parts;
      return {
        subjectId: facts.subjectId,
        language: chosen,
        json: `${JSON.stringify(receiptJson(facts, publicUrl), null, 2)}\n`,
        page: receiptPage(facts, chosen, publicUrl),
      };
    });
  }
}
