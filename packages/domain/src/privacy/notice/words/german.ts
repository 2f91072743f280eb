import type { NoticeLetterWords } from './notice-letter-words.ts';

/** The letter in German. */
export const GERMAN: NoticeLetterWords = {
  subject: '{workspace} hat Daten über Sie',
  lead: '{workspace} hat Daten über Sie, die Sie uns nicht selbst gegeben haben. Das Gesetz schreibt vor, dass Sie davon erfahren (Art. 14 DSGVO). Sie müssen nichts tun.',
  source: 'Woher wir sie haben: {source}, am {date}.',
  sourceUnknown: 'Woher wir sie haben, wurde bei der Aufnahme am {date} nicht festgehalten.',
  data: 'Was wir über Sie haben können:',
  purposes: 'Wofür wir sie verwenden und auf welcher Rechtsgrundlage:',
  more: 'Wie lange wir sie behalten, wer sie erhält und alles Weitere steht hier:\n{url}',
  rights:
    'Dort können Sie auch eine Kopie Ihrer Daten, ihre Berichtigung, Löschung oder Einschränkung verlangen und ihrer Verwendung widersprechen. Werbung können Sie jederzeit ohne Grund widersprechen. Sie können sich bei einer Datenschutzbehörde beschweren, zum Beispiel an Ihrem Wohnort.',
  reach: 'Verantwortlich: {workspace}{address}{email}',
};
