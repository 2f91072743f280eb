import type { NoticeLetterWords } from './notice-letter-words.ts';

/** The letter in French. */
export const FRENCH: NoticeLetterWords = {
  subject: '{workspace} détient des données sur vous',
  lead: '{workspace} détient des données sur vous que vous ne nous avez pas données vous-même. La loi prévoit que vous en soyez informé (art. 14 du RGPD). Vous n’avez rien à faire.',
  source: 'D’où elles viennent : {source}, le {date}.',
  sourceUnknown: 'Leur origine n’a pas été notée lorsqu’elles ont été enregistrées le {date}.',
  data: 'Ce que nous pouvons détenir sur vous :',
  purposes: 'Ce à quoi elles servent, et sur quelle base légale :',
  more: 'Combien de temps nous les gardons, qui les reçoit et tout le reste se trouve ici :\n{url}',
  rights:
    'Vous pouvez aussi y demander une copie de vos données, leur rectification, leur effacement ou leur limitation, et vous opposer à leur utilisation. Vous pouvez vous opposer à la publicité à tout moment, sans motif. Vous pouvez déposer une plainte auprès d’une autorité de protection des données, par exemple là où vous vivez.',
  reach: 'Responsable : {workspace}{address}{email}',
};
