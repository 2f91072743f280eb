import type { NoticeLetterWords } from './notice-letter-words.ts';

/** The letter in English. */
export const ENGLISH: NoticeLetterWords = {
  subject: '{workspace} has data about you',
  lead: '{workspace} has data about you that you did not give us yourself. The law says that you are told about it (GDPR Art. 14). You need not do anything.',
  source: 'Where we have it from: {source}, on {date}.',
  sourceUnknown: 'Where we have it from was not written down when it was recorded on {date}.',
  data: 'What we may hold about you:',
  purposes: 'What we use it for, and on which legal ground:',
  more: 'How long we keep it, who receives it and everything else stands here:\n{url}',
  rights:
    'There you can also ask for a copy of your data, for correction, deletion or restriction, and object to its use. You can object to advertising at any time, without a reason. You can complain to a data protection authority, for example where you live.',
  reach: 'Responsible: {workspace}{address}{email}',
};
