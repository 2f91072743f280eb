import { mailLanguageOf } from '../../../kernel/mail/mail-templates.ts';

/** A question to begin with; whoever asks it changes it as they need. */
export interface QuestionTemplate {
  readonly key: TemplateKey;
  readonly kind: 'identity-question' | 'clarification' | 'message';
  /** In the language of the request. */
  readonly text: string;
}

const KINDS = {
  'which-data': 'clarification',
  'which-customer': 'clarification',
  'who-you-are': 'identity-question',
  'still-working': 'message',
} as const satisfies Record<string, QuestionTemplate['kind']>;

type TemplateKey = keyof typeof KINDS;
type Words = Readonly<Record<TemplateKey, string>>;

const ENGLISH: Words = {
  'which-data':
    'We hold much about many dealings. Which data do you mean: what you bought, what we wrote each other, or everything? And from which time?',
  'which-customer':
    'We could not find your data by this address alone. Under which other address, telephone number or customer number may we know you?',
  'who-you-are':
    'We have a reason to ask once more whether this request comes from you. Please name something that only you and we know, such as the number of your last order. Do not send a copy of an identity card. We destroy your answer once we have checked it.',
  'still-working': 'We are still working on your request and will answer it in time.',
};

const GERMAN: Words = {
  'which-data':
    'Wir haben viel aus vielen Vorgängen. Welche Daten meinen Sie: was Sie gekauft haben, was wir einander geschrieben haben, oder alles? Und aus welcher Zeit?',
  'which-customer':
    'Mit dieser Adresse allein haben wir Ihre Daten nicht gefunden. Unter welcher anderen Adresse, Telefon- oder Kundennummer kennen wir Sie vielleicht?',
  'who-you-are':
    'Wir haben einen Grund, noch einmal zu fragen, ob diese Anfrage von Ihnen kommt. Nennen Sie bitte etwas, das nur Sie und wir wissen, zum Beispiel die Nummer Ihrer letzten Bestellung. Schicken Sie keine Kopie eines Ausweises. Wir vernichten Ihre Antwort, sobald wir sie geprüft haben.',
  'still-working': 'Wir arbeiten noch an Ihrer Anfrage und antworten rechtzeitig.',
};

const FRENCH: Words = {
  'which-data':
    'Nous détenons beaucoup de données de nombreuses opérations. Desquelles parlez-vous : vos achats, nos échanges, ou tout ? Et de quelle période ?',
  'which-customer':
    'Cette adresse seule ne nous a pas permis de trouver vos données. Sous quelle autre adresse, quel numéro de téléphone ou de client vous connaissons-nous peut-être ?',
  'who-you-are':
    'Nous avons une raison de demander encore une fois si cette demande vient de vous. Indiquez une chose que vous seul et nous savons, par exemple le numéro de votre dernière commande. N’envoyez pas de copie d’une pièce d’identité. Nous détruisons votre réponse dès que nous l’avons vérifiée.',
  'still-working': 'Nous travaillons encore à votre demande et répondrons à temps.',
};

const ARABIC: Words = {
  'which-data': 'لدينا الكثير من معاملات عديدة. أي بيانات تقصد: ما اشتريته، أم ما تراسلنا به، أم كل شيء؟ ومن أي فترة؟',
  'which-customer': 'لم نجد بياناتك بهذا العنوان وحده. بأي عنوان آخر أو رقم هاتف أو رقم عميل قد نعرفك؟',
  'who-you-are':
    'لدينا سبب لنسأل مرة أخرى هل هذا الطلب منك. اذكر من فضلك شيئًا لا يعرفه إلا أنت ونحن، مثل رقم طلبيتك الأخيرة. لا ترسل نسخة من بطاقة هوية. نتلف جوابك بعد أن نتحقق منه.',
  'still-working': 'ما زلنا نعمل على طلبك وسنجيب في الموعد.',
};

const WORDS: Readonly<Record<string, Words>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, ar: ARABIC };

/** The questions to begin with, in the language of the request where the product writes it, else in English. */
export function questionTemplates(language: string): QuestionTemplate[] {
  const words = WORDS[mailLanguageOf(language)] ?? ENGLISH;
  return Object.keys(KINDS)
    .filter(isTemplate)
    .map((key) => ({ key, kind: KINDS[key], text: words[key] }));
}

function isTemplate(key: string): key is TemplateKey {
  return Object.hasOwn(KINDS, key);
}
