const WORDS: Readonly<Record<string, string>> = {
  en: 'You do not want such mails? Say so here, at no cost and at any time: {url}',
  de: 'Sie möchten solche Mails nicht? Sagen Sie es hier, kostenlos und jederzeit: {url}',
  fr: 'Vous ne souhaitez plus de tels messages ? Dites-le ici, sans frais et à tout moment : {url}',
  ar: 'لا تريد مثل هذه الرسائل؟ أخبرنا هنا مجانًا وفي أي وقت: {url}',
};

/**
 * The text of a mail with the way to stop such mails, in the language of the person where it is offered: whoever advertises says
 * it in each message (ePrivacy Directive Art. 13(2); GDPR Art. 21(4)).
 */
export function withWayToStop(body: string, url: string, language: string | null): string {
  const [primary = 'en'] = (language ?? 'en').toLowerCase().split('-');
  const words = WORDS[primary] ?? WORDS.en ?? '{url}';
  return `${body}\n\n--\n${words.replace('{url}', url)}`;
}
