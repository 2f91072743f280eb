import type { Purpose } from '../../../kernel/purposes.ts';

/** The words of a receipt's page, in one language. `{company}` is who is responsible. */
export interface ReceiptWords {
  readonly title: string;
  readonly lead: string;
  readonly agreed: string;
  readonly wordsGone: string;
  readonly purpose: string;
  readonly topic: string;
  readonly channel: string;
  readonly channels: Readonly<Record<string, string>>;
  readonly purposes: Readonly<Partial<Record<Purpose, string>>>;
  readonly happened: string;
  readonly events: Readonly<Record<string, string>>;
  readonly validUntil: string;
  readonly method: string;
  readonly data: string;
  readonly recipients: string;
  readonly responsible: string;
  readonly takeBack: string;
  readonly takeBackHow: string;
  readonly rights: string;
  readonly rightsText: string;
  readonly number: string;
  readonly issued: string;
}
