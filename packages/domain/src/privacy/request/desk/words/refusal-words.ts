import { mailLanguageOf } from '../../../../kernel/mail/mail-templates.ts';
import type { REFUSAL_GROUNDS } from '../../privacy-request.entity.ts';

type Grounds = Readonly<Record<(typeof REFUSAL_GROUNDS)[number], string>>;

const ENGLISH: Grounds = {
  'identity-not-proven': 'we could not find out that the request is yours (GDPR Art. 12(2)).',
  'manifestly-unfounded': 'the request is manifestly unfounded (GDPR Art. 12(5)).',
  excessive: 'the request is excessive, in particular because it was made repeatedly (GDPR Art. 12(5)).',
  'nothing-held': 'we hold no data that we could connect with you (GDPR Art. 11).',
  'legal-obligation': 'a law makes us keep the data (GDPR Art. 17(3)(b)).',
  'legal-claims': 'the data is needed for legal claims (GDPR Art. 17(3)(e)).',
  'freedom-of-expression': 'it would interfere with the freedom of expression and information (GDPR Art. 17(3)(a)).',
  'public-health': 'the data is needed for public health (GDPR Art. 17(3)(c)).',
  'research-and-archive':
    'the data is needed for research, statistics or archives in the public interest (GDPR Art. 17(3)(d)).',
  'rights-of-others': 'it would harm the rights of others (GDPR Art. 15(4)).',
};

const GERMAN: Grounds = {
  'identity-not-proven': 'Wir konnten nicht feststellen, dass die Anfrage von Ihnen kommt (Art. 12 Abs. 2 DSGVO).',
  'manifestly-unfounded': 'Die Anfrage ist offenkundig unbegründet (Art. 12 Abs. 5 DSGVO).',
  excessive: 'Die Anfrage ist exzessiv, insbesondere weil sie häufig wiederholt wurde (Art. 12 Abs. 5 DSGVO).',
  'nothing-held': 'Wir speichern keine Daten, die wir mit Ihnen verbinden können (Art. 11 DSGVO).',
  'legal-obligation': 'Ein Gesetz verpflichtet uns, die Daten aufzubewahren (Art. 17 Abs. 3 lit. b DSGVO).',
  'legal-claims': 'Die Daten werden für Rechtsansprüche gebraucht (Art. 17 Abs. 3 lit. e DSGVO).',
  'freedom-of-expression':
    'Es würde in das Recht auf freie Meinungsäußerung und Information eingreifen (Art. 17 Abs. 3 lit. a DSGVO).',
  'public-health': 'Die Daten werden für die öffentliche Gesundheit gebraucht (Art. 17 Abs. 3 lit. c DSGVO).',
  'research-and-archive':
    'Die Daten werden für Forschung, Statistik oder Archive im öffentlichen Interesse gebraucht (Art. 17 Abs. 3 lit. d DSGVO).',
  'rights-of-others': 'Es würde die Rechte anderer verletzen (Art. 15 Abs. 4 DSGVO).',
};

const FRENCH: Grounds = {
  'identity-not-proven': 'nous n’avons pas pu établir que la demande vient de vous (art. 12, par. 2, du RGPD).',
  'manifestly-unfounded': 'la demande est manifestement infondée (art. 12, par. 5, du RGPD).',
  excessive: 'la demande est excessive, notamment parce qu’elle a été répétée (art. 12, par. 5, du RGPD).',
  'nothing-held': 'nous ne détenons aucune donnée que nous pourrions rattacher à vous (art. 11 du RGPD).',
  'legal-obligation': 'une loi nous oblige à conserver les données (art. 17, par. 3, point b), du RGPD).',
  'legal-claims': 'les données sont nécessaires à des droits en justice (art. 17, par. 3, point e), du RGPD).',
  'freedom-of-expression':
    'cela porterait atteinte à la liberté d’expression et d’information (art. 17, par. 3, point a), du RGPD).',
  'public-health': 'les données sont nécessaires à la santé publique (art. 17, par. 3, point c), du RGPD).',
  'research-and-archive':
    'les données sont nécessaires à la recherche, aux statistiques ou aux archives d’intérêt public (art. 17, par. 3, point d), du RGPD).',
  'rights-of-others': 'cela porterait atteinte aux droits d’autrui (art. 15, par. 4, du RGPD).',
};

const ARABIC: Grounds = {
  'identity-not-proven': 'لم نتمكن من التحقق من أن الطلب منك (المادة 12(2) من اللائحة العامة لحماية البيانات).',
  'manifestly-unfounded': 'الطلب لا أساس له بشكل واضح (المادة 12(5) من اللائحة العامة لحماية البيانات).',
  excessive: 'الطلب مفرط، خصوصًا لأنه تكرر (المادة 12(5) من اللائحة العامة لحماية البيانات).',
  'nothing-held': 'لا نحتفظ ببيانات يمكننا ربطها بك (المادة 11 من اللائحة العامة لحماية البيانات).',
  'legal-obligation': 'يلزمنا قانون بالاحتفاظ بالبيانات (المادة 17(3)(ب) من اللائحة العامة لحماية البيانات).',
  'legal-claims': 'البيانات لازمة لمطالبات قانونية (المادة 17(3)(هـ) من اللائحة العامة لحماية البيانات).',
  'freedom-of-expression': 'قد يمس ذلك حرية التعبير والإعلام (المادة 17(3)(أ) من اللائحة العامة لحماية البيانات).',
  'public-health': 'البيانات لازمة للصحة العامة (المادة 17(3)(ج) من اللائحة العامة لحماية البيانات).',
  'research-and-archive':
    'البيانات لازمة للبحث أو الإحصاء أو الأرشيف للمصلحة العامة (المادة 17(3)(د) من اللائحة العامة لحماية البيانات).',
  'rights-of-others': 'قد يضر ذلك بحقوق الآخرين (المادة 15(4) من اللائحة العامة لحماية البيانات).',
};

const WORDS: Readonly<Record<string, Grounds>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, ar: ARABIC };

/** A ground of refusal in plain words, in the language of the letter. */
export function refusalWords(ground: keyof Grounds, language: string): string {
  return (WORDS[mailLanguageOf(language)] ?? ENGLISH)[ground];
}
