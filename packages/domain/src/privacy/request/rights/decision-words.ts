import { mailLanguageOf } from '../../../kernel/mail/mail-templates.ts';
import type { PrivacyRequest } from '../privacy-request.entity.ts';

type Outcome = NonNullable<PrivacyRequest['decision']>;
type Decided = 'rectification' | 'restriction' | 'objection' | 'automated-decision-review' | 'complaint';
type Words = Readonly<Record<Decided, Readonly<Record<Outcome, string>>>>;

const ENGLISH: Words = {
  rectification: {
    granted: 'Your data was corrected.',
    partly: 'Some of your data was corrected. What stays as it is now has your statement beside it.',
    refused: 'Your data was not corrected. Where you gave another value, it now stands beside ours.',
  },
  restriction: {
    granted: 'The use of your data is restricted: it is stored and not used. You will be told before this ends.',
    partly: 'The use of your data is restricted in part.',
    refused: 'The use of your data is not restricted.',
  },
  objection: {
    granted: 'Your objection stands: your data is no longer used for what you objected to.',
    partly: 'Your objection stands in part. Advertising stays stopped in any case.',
    refused: 'Your data is used again for what you objected to. Advertising stays stopped in any case.',
  },
  'automated-decision-review': {
    granted: 'A person looked at it anew and agrees with you. No profile is made of you any more.',
    partly: 'A person looked at it anew and agrees with you in part.',
    refused: 'A person looked at it anew and came to the same result.',
  },
  complaint: {
    granted: 'You were right to complain.',
    partly: 'You were right in part.',
    refused: 'We see no ground for your complaint.',
  },
};

const GERMAN: Words = {
  rectification: {
    granted: 'Ihre Daten wurden berichtigt.',
    partly: 'Ein Teil Ihrer Daten wurde berichtigt. Neben dem, was bleibt, steht jetzt Ihre Erklärung.',
    refused: 'Ihre Daten wurden nicht berichtigt. Wo Sie etwas anderes angegeben haben, steht es jetzt daneben.',
  },
  restriction: {
    granted:
      'Die Verarbeitung Ihrer Daten ist eingeschränkt: Sie werden gespeichert und nicht verwendet. Bevor das endet, erfahren Sie davon.',
    partly: 'Die Verarbeitung Ihrer Daten ist teilweise eingeschränkt.',
    refused: 'Die Verarbeitung Ihrer Daten wird nicht eingeschränkt.',
  },
  objection: {
    granted: 'Ihr Widerspruch gilt: Ihre Daten werden dafür nicht mehr verwendet.',
    partly: 'Ihr Widerspruch gilt zum Teil. Werbung bleibt auf jeden Fall aus.',
    refused: 'Ihre Daten werden dafür wieder verwendet. Werbung bleibt auf jeden Fall aus.',
  },
  'automated-decision-review': {
    granted: 'Ein Mensch hat es neu geprüft und gibt Ihnen recht. Von Ihnen wird kein Profil mehr gebildet.',
    partly: 'Ein Mensch hat es neu geprüft und gibt Ihnen zum Teil recht.',
    refused: 'Ein Mensch hat es neu geprüft und kommt zum selben Ergebnis.',
  },
  complaint: {
    granted: 'Ihre Beschwerde ist berechtigt.',
    partly: 'Ihre Beschwerde ist zum Teil berechtigt.',
    refused: 'Wir sehen keinen Grund für Ihre Beschwerde.',
  },
};

const FRENCH: Words = {
  rectification: {
    granted: 'Vos données ont été corrigées.',
    partly: 'Une partie de vos données a été corrigée. Votre déclaration figure à côté de ce qui reste.',
    refused: 'Vos données n’ont pas été corrigées. La valeur que vous avez indiquée figure désormais à côté.',
  },
  restriction: {
    granted:
      'Le traitement de vos données est limité : elles sont conservées et non utilisées. Vous serez informé avant que cela prenne fin.',
    partly: 'Le traitement de vos données est limité en partie.',
    refused: 'Le traitement de vos données n’est pas limité.',
  },
  objection: {
    granted: 'Votre opposition est retenue : vos données ne sont plus utilisées à ces fins.',
    partly: 'Votre opposition est retenue en partie. La publicité reste arrêtée dans tous les cas.',
    refused: 'Vos données sont de nouveau utilisées à ces fins. La publicité reste arrêtée dans tous les cas.',
  },
  'automated-decision-review': {
    granted: 'Une personne l’a réexaminée et vous donne raison. Plus aucun profil n’est établi sur vous.',
    partly: 'Une personne l’a réexaminée et vous donne raison en partie.',
    refused: 'Une personne l’a réexaminée et arrive au même résultat.',
  },
  complaint: {
    granted: 'Votre réclamation est fondée.',
    partly: 'Votre réclamation est fondée en partie.',
    refused: 'Nous ne voyons pas de motif à votre réclamation.',
  },
};

const ARABIC: Words = {
  rectification: {
    granted: 'تم تصحيح بياناتك.',
    partly: 'تم تصحيح جزء من بياناتك. وما بقي يظهر بجانبه بيانك.',
    refused: 'لم تُصحَّح بياناتك. القيمة التي ذكرتها تظهر الآن بجانب قيمتنا.',
  },
  restriction: {
    granted: 'استخدام بياناتك مقيّد: تُخزَّن ولا تُستخدم. ستُبلَّغ قبل أن ينتهي ذلك.',
    partly: 'استخدام بياناتك مقيّد جزئيًا.',
    refused: 'لم يُقيَّد استخدام بياناتك.',
  },
  objection: {
    granted: 'اعتراضك قائم: لن تُستخدم بياناتك بعد الآن لما اعترضت عليه.',
    partly: 'اعتراضك قائم جزئيًا. الإعلان يبقى متوقفًا في كل الأحوال.',
    refused: 'تُستخدم بياناتك من جديد لما اعترضت عليه. الإعلان يبقى متوقفًا في كل الأحوال.',
  },
  'automated-decision-review': {
    granted: 'راجع إنسان القرار من جديد ووافقك الرأي. لن يُكوَّن عنك أي ملف تعريفي بعد الآن.',
    partly: 'راجع إنسان القرار من جديد ووافقك الرأي جزئيًا.',
    refused: 'راجع إنسان القرار من جديد وتوصّل إلى النتيجة نفسها.',
  },
  complaint: {
    granted: 'شكواك في محلها.',
    partly: 'شكواك في محلها جزئيًا.',
    refused: 'لا نرى سببًا لشكواك.',
  },
};

const WORDS: Readonly<Record<string, Words>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, ar: ARABIC };

/** What a decision means for the person, in the language of the letter; empty for a right that is not decided. */
export function decisionWords(kind: PrivacyRequest['kind'], outcome: Outcome, language: string): string {
  const words = WORDS[mailLanguageOf(language)] ?? ENGLISH;
  return isDecided(kind) ? words[kind][outcome] : '';
}

function isDecided(kind: PrivacyRequest['kind']): kind is Decided {
  return Object.hasOwn(ENGLISH, kind);
}
