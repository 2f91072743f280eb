import type { MailWords } from '../mail-words.ts';

/** Every message in French. */
export const FRENCH: MailWords = {
  'request-code': {
    subject: '{code} est votre code pour la demande {reference}',
    body: [
      'Quelqu’un, vous nous l’espérons, a adressé à {workspace} une demande relative à ses données avec cette adresse.',
      'Votre code est {code}. Il est valable {minutes} minutes et nous montre que l’adresse est la vôtre.',
      'Si ce n’était pas vous, ignorez ce message : sans le code, rien ne se passe.',
      'Demande {reference}',
    ],
  },
  'agent-request-code': {
    subject: '{code} confirme ce que {agent} a demandé pour vous, demande {reference}',
    body: [
      '{agent} dit avoir votre mandat et a adressé en votre nom à {workspace} une demande relative à vos données.',
      'Si c’est exact, ouvrez cette page, saisissez la référence {reference}, puis le code {code}. Il est valable {minutes} minutes ; la page vous en envoie un nouveau.',
      '{statusUrl}',
      'Sinon, ignorez ce message : sans vous, rien ne se passe.',
    ],
  },
  'proxy-request-code': {
    subject: '{code} confirme ce qu’une personne a demandé pour vous, demande {reference}',
    body: [
      'Une personne qui dit agir pour vous a adressé en votre nom à {workspace} une demande relative à vos données.',
      'Si c’est exact, ouvrez cette page, saisissez la référence {reference}, puis le code {code}. Il est valable {minutes} minutes ; la page vous en envoie un nouveau.',
      '{statusUrl}',
      'Sinon, ignorez ce message : sans vous, rien ne se passe.',
    ],
  },
  'proxy-opt-out': {
    subject: '{reference} : une personne s’est opposée pour vous',
    body: [
      'Une personne qui dit agir pour vous a dit à {workspace} de ne pas utiliser vos données pour la publicité, des partenaires ou des profils. Cela vaut sans que vous ayez à intervenir.',
      'Pour consulter la demande ou la retirer, ouvrez cette page avec la référence {reference} et le code {code}. Il est valable {minutes} minutes ; la page vous en envoie un nouveau.',
      '{statusUrl}',
    ],
  },
  'request-received': {
    subject: 'Nous avons reçu votre demande {reference}',
    body: [
      '{workspace} a reçu votre demande et y répondra au plus tard le {dueOn}.',
      'Vous pouvez la suivre ici, avec la référence {reference} :',
      '{statusUrl}',
    ],
  },
  'request-question': {
    subject: 'Une question sur votre demande {reference}',
    body: [
      '{workspace} a besoin d’une précision avant de répondre à votre demande :',
      '{text}',
      'Vous répondez ici, avec la référence {reference} et un nouveau code. Ne répondez pas à ce courriel.',
      '{statusUrl}',
    ],
  },
  'request-message': {
    subject: 'Au sujet de votre demande {reference}',
    body: [
      '{workspace} vous écrit au sujet de votre demande :',
      '{text}',
      'Tout ce qui concerne votre demande se trouve ici, avec la référence {reference} et un nouveau code :',
      '{statusUrl}',
    ],
  },
  'request-duplicate': {
    subject: 'Votre demande {reference} est traitée avec {original}',
    body: [
      'Vous avez déjà demandé cela à {workspace}. Les deux demandes reçoivent une seule réponse, au plus tard le {dueOn}, sous la référence {original}.',
      'Vous la suivez ici :',
      '{statusUrl}',
    ],
  },
  'request-forwarded': {
    subject: 'Votre demande {reference} a été transmise à {company}',
    body: [
      'Vous avez envoyé une demande à {workspace}. Elle concerne des données dont {company} est responsable : {company} l’a donc reçue, à la date de votre envoi.',
      '{company} vous répond au plus tard le {dueOn}. La référence reste {reference}. {workspace} ne garde rien de ce que vous avez écrit.',
      'Vous la suivez ici :',
      '{statusUrl}',
    ],
  },
  'erasure-asked': {
    subject: 'Quelqu’un demande l’effacement de vos données ({reference})',
    body: [
      'Quelqu’un, vous nous l’espérons, a demandé à {workspace} depuis une autre adresse d’effacer vos données.',
      'Si ce n’était pas vous, écrivez à {workspace} dans les 24 heures. Ses coordonnées se trouvent ici :',
      '{centreUrl}',
    ],
  },
  'request-extended': {
    subject: 'Votre demande {reference} prend plus de temps',
    body: [
      '{workspace} a besoin de plus de temps pour votre demande et y répondra au plus tard le {dueOn}.',
      'La raison : {reason}',
      'Si vous n’êtes pas d’accord, vous pouvez saisir une autorité de contrôle ou un tribunal.',
    ],
  },
  'request-refused': {
    subject: 'À propos de votre demande {reference}',
    body: [
      '{workspace} ne donne pas suite à votre demande.',
      'La raison : {ground}',
      'Vous pouvez saisir une autorité de protection des données, par exemple là où vous habitez ou travaillez, ou un tribunal.',
    ],
  },
  'request-decided': {
    subject: 'La décision sur votre demande {reference}',
    body: [
      '{workspace} a décidé de votre demande {reference}.',
      '{outcome}',
      'Les motifs : {reason}',
      'La décision se trouve ici, avec votre référence et un nouveau code :',
      '{statusUrl}',
      'Si vous n’êtes pas d’accord, vous pouvez vous plaindre auprès d’une autorité de protection des données, par exemple là où vous vivez ou travaillez, ou saisir un tribunal.',
    ],
  },
  'request-handed-over': {
    subject: '{workspace} quitte ce service ; votre demande {reference} continue',
    body: [
      '{workspace} ferme son espace de travail ici. Après le {closingOn}, tout ce qu’il contient est détruit, y compris la page de votre demande.',
      'Votre demande {reference} ne s’arrête pas pour autant. {workspace} y répond d’ici là, ou ensuite à partir de sa propre copie. Pour joindre l’entreprise :',
      '{contact}',
      'Si vous n’avez pas de réponse au jour qui vous a été indiqué, vous pouvez saisir une autorité de contrôle.',
    ],
  },
  'workspace-closed': {
    subject: '{workspace} est fermé et ses données sont détruites ({reference})',
    body: [
      'L’espace de travail {workspace} a été détruit le {endedOn} : chaque clé, chaque enregistrement, chaque fichier.',
      'Restent chez l’opérateur : le nom, les dates, ce certificat et votre propre compte, que vous pouvez supprimer vous-même. Les sauvegardes qui contiennent encore des copies chiffrées prennent fin aux jours indiqués dans le certificat.',
      'Voici le certificat signé. Enregistrez tout, de la première à la dernière accolade, dans un fichier ; chacun peut le vérifier ici :',
      '{url}',
      '{certificate}',
    ],
  },
  'restriction-ends': {
    subject: '{workspace} utilisera de nouveau vos données',
    body: [
      'Le traitement de vos données chez {workspace} était limité. Nous vous le disons avant que cela prenne fin, comme la loi l’exige (art. 18, par. 3, du RGPD).',
      'Le motif : {reason}',
      'Si vous n’êtes pas d’accord, vous pouvez vous opposer, ou demander de nouveau la limitation, ici :',
      '{centreUrl}',
    ],
  },
  'request-done': {
    subject: 'Votre demande {reference} a été traitée',
    body: ['{workspace} a traité votre demande {reference}.', 'Ce qui a été fait est indiqué ici :', '{statusUrl}'],
  },
  'access-copy-ready': {
    subject: 'La copie de vos données est prête ({reference})',
    body: [
      'La copie des données que {workspace} détient sur vous est prête.',
      'Ouvrez cette page avec votre référence {reference} et un nouveau code, et téléchargez-la jusqu’au {expiresOn} ; ensuite elle est détruite :',
      '{statusUrl}',
    ],
  },
  'consent-question': {
    subject: 'Merci de confirmer : {workspace} vous demande votre consentement',
    body: [
      'Quelqu’un, vous sans doute, a dit à {workspace} que vous acceptez ceci :',
      '« {wording} »',
      'Si c’est exact, ouvrez cette page et confirmez-le. Le lien n’est que pour vous et reste valable {hours} heures :',
      '{url}',
      'Si ce n’était pas vous, ou si vous ne le souhaitez pas, ne faites rien : sans votre réponse rien n’est accepté, et cette question ne se répète pas d’elle-même.',
    ],
  },
  'erasure-done': {
    subject: 'Vos données ont été supprimées ({reference})',
    body: [
      '{workspace} a supprimé vos données comme vous l’avez demandé dans la demande {reference}.',
      'Ce qui reste : le fait que nous avons supprimé vos données et quand, sans votre nom ; les consentements que vous avez donnés et retirés, sans votre nom ; et des empreintes chiffrées de vos adresses et de votre numéro dans d’autres systèmes, pour que vous ne soyez pas enregistré de nouveau par erreur.',
      'Ceci est le dernier message à ce sujet. Ce que nous savons de la demande elle-même est détruit dans 30 jours.',
    ],
  },
  'erasure-done-but': {
    subject: 'Vos données ont été supprimées, et ce qui reste ({reference})',
    body: [
      '{workspace} a supprimé vos données comme vous l’avez demandé dans la demande {reference}, à ces exceptions près :',
      '{kept}',
      'Ce sont des copies scellées. Elles ne sont lues que pour cette raison et détruites dès qu’elle disparaît.',
      'Reste aussi : le fait que nous avons supprimé vos données et quand, sans votre nom ; les consentements que vous avez donnés et retirés, sans votre nom ; et des empreintes chiffrées de vos adresses et de votre numéro dans d’autres systèmes, pour que vous ne soyez pas enregistré de nouveau par erreur.',
      'Ceci est le dernier message à ce sujet. Ce que nous savons de la demande elle-même est détruit dans 30 jours.',
    ],
  },
  'retention-waiting': {
    subject: '{workspace} : {count} attendent votre accord avant d’être supprimés',
    body: [
      'La durée pendant laquelle {workspace} conserve {count} personnes et affaires a pris fin le {date}. Rien ne disparaît avant que vous ayez regardé et donné votre accord :',
      '{url}',
      'D’ici là, chaque nuit présente ce qui est échu. Un rappel vous est envoyé une fois par semaine.',
    ],
  },
  'retention-approved': {
    subject: '{workspace} : {count} seront supprimés, le {date} au plus tôt',
    body: [
      'La suppression de {count} personnes et affaires dont la durée est écoulée a été approuvée dans {workspace}. Elle a lieu le {date} au plus tôt et ne peut pas être annulée.',
      'Chaque élément est vérifié une nouvelle fois avant. Si quelque chose doit rester, placez d’abord une suspension légale. Qui a approuvé, et ce que cela contient :',
      '{url}',
    ],
  },
  'retention-done': {
    subject: '{workspace} : {done} supprimés, {failed} en échec',
    body: [
      'Ce qui avait été approuvé dans {workspace} est exécuté : {done} terminés, {spared} laissés parce qu’ils n’étaient plus échus ou que quelque chose les retient, {failed} en échec.',
      'Une suppression en échec est reprise chaque heure ; le reste est présenté de nouveau dans la nuit. Les attestations se trouvent ici :',
      '{url}',
    ],
  },
  'account-closing': {
    subject: 'Votre compte va être supprimé ({reference})',
    body: [
      'Vous avez demandé à {workspace} de supprimer votre compte. Il sera supprimé dans {hours} heures, et avec lui votre accès, vos places dans tous les espaces de travail et ce qui est conservé sur vous comme utilisateur.',
      'Si vous avez changé d’avis, ou si ce n’était pas vous, gardez-le ici. Il n’est pas nécessaire de vous connecter :',
      '{url}',
      'Si ce n’était pas vous, choisissez aussi un autre mot de passe. Jusqu’à la suppression, vous pouvez travailler comme avant.',
      'Où en est votre demande, puis le certificat, vous le trouvez ici avec la référence {reference} :',
      '{statusUrl}',
    ],
  },
  'account-kept': {
    subject: 'Votre compte n’a pas été supprimé ({reference})',
    body: [
      'Vous avez demandé à {workspace} de supprimer votre compte. Il n’a pas été supprimé, car il y a maintenant un espace de travail qui n’appartient à personne d’autre.',
      'Nommez-y un autre propriétaire, ou fermez-le, puis demandez de nouveau. Rien n’a été changé.',
    ],
  },
  invitation: {
    subject: '{inviter} vous invite à rejoindre {workspace}',
    body: [
      '{inviter} vous invite à travailler dans {workspace}.',
      'Ce lien est pour vous seul et valable {days} jours :',
      '{url}',
    ],
  },
  'password-reset': {
    subject: 'Un nouveau mot de passe pour {product}',
    body: [
      'Quelqu’un, vous nous l’espérons, veut choisir un nouveau mot de passe pour {product}.',
      'Ce lien est valable {minutes} minutes :',
      '{url}',
      'Si ce n’était pas vous, ignorez ce message : votre mot de passe reste le même.',
    ],
  },
};
