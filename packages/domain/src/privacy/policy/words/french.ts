import type { PolicyWords } from '../policy-clause.ts';

const PROFILE =
  '{prospect} après le dernier échange avec un prospect, {customer} après la fin d’une relation avec un client, {consent-only} après le retrait d’un consentement sur lequel elles reposaient seul';

/** The policy in French. */
export const FRENCH: PolicyWords = {
  categories: {
    identity: { label: 'Qui vous êtes', examples: 'nom, fonction, date de naissance', retention: PROFILE },
    contact: {
      label: 'Comment vous joindre',
      examples: 'e-mail, téléphone, adresse postale, ville',
      retention: PROFILE,
    },
    relationship: {
      label: 'Notre relation',
      examples: 'entreprise, interlocuteur, provenance des données, historique des modifications',
      retention: PROFILE,
    },
    communication: {
      label: 'Ce qui a été dit et écrit',
      examples: 'notes, appels, rendez-vous, messages, demandes, fichiers',
      retention: PROFILE,
    },
    commerce: {
      label: 'Ce que vous avez acheté ou ce qui vous a été proposé',
      examples: 'affaires et leur issue',
      retention: `${PROFILE} ; {closed-deal} après la clôture d’une affaire, il n’en reste que le montant`,
    },
    preference: {
      label: 'Ce que vous autorisez et ce que vous refusez',
      examples: 'consentements, oppositions, limitations, langue',
      retention:
        'la preuve d’un consentement {consent-proof} après son retrait ; une liste d’adresses à ne pas utiliser, sous forme d’empreintes à clé, tant qu’elle est nécessaire',
    },
    usage: {
      label: 'Comment vous utilisez nos pages',
      examples: 'nombre de visites, temps passé sur une page',
      retention: PROFILE,
    },
    security: {
      label: 'Ce qui protège les données',
      examples: 'connexions, qui a lu et modifié quoi',
      retention:
        'connexions avec l’adresse IP {sign-in-address}, journal des lectures {read-log}, journal d’audit aussi longtemps que l’espace de travail existe',
    },
    request: {
      label: 'Vos demandes',
      examples: 'nature, dates, issue ; auteur de la demande et correspondance',
      retention: 'auteur et correspondance {request-identity} après la clôture ; nature, dates et issue {request}',
    },
    special: {
      label: 'Données particulièrement protégées (RGPD art. 9 et 10)',
      examples: 'santé, convictions, syndicat, orientation, infractions',
      retention: 'tant que vaut la condition de l’art. 9, par. 2, sous laquelle elles ont été recueillies',
    },
  },
  clauses: {
    B1: {
      title: 'Ce que vous nous donnez',
      text: [
        'Lorsque vous vous inscrivez ou nous écrivez, nous prenons ce que cela demande : votre nom et votre adresse e-mail et, si vous les indiquez, votre numéro de téléphone, votre entreprise et son adresse, votre fonction et ce qu’il faut pour une facture.',
        'Ce qui est facultatif est signalé, et tout fonctionne sans. Nous n’enregistrons jamais de numéro de carte.',
      ],
      checks: [
        'Chaque colonne de la base de données dit ce qu’elle signifie pour la vie privée. Si l’une ne dit rien, aucune version ne paraît.',
        'Un compte demande un nom et une adresse e-mail, rien d’autre.',
      ],
    },
    B2: {
      title: 'Ce qui est enregistré pendant l’utilisation',
      text: [
        'Nous enregistrons quand vous vous connectez et vous déconnectez, avec l’adresse IP et le navigateur, et ce que vous faites dans le CRM, comme les prospects ajoutés et les tâches accomplies. Cela protège les comptes et montre aux collègues qui a modifié quoi.',
        'Les pages que vous regardez, et combien de temps, ne sont enregistrées que si vous l’autorisez.',
      ],
      checks: [
        'L’adresse IP d’une connexion est enregistrée chiffrée.',
        'Chacun voit ses propres connexions et peut mettre fin à chacune.',
      ],
    },
    B3: {
      title: 'Cookies',
      text: [
        'Un cookie vous garde connecté. Dans ce centre, d’autres retiennent votre langue et, pendant que vous remplissez un formulaire ou suivez une demande, vos réponses ; ils disparaissent quand vous fermez le navigateur. Les cookies qui comptent les visites ou adaptent les pages ne sont posés qu’après votre accord, et refuser est aussi simple.',
        'Vous pouvez aussi bloquer ou supprimer les cookies dans votre navigateur.',
      ],
      checks: [
        'Ces pages ne posent aucun cookie avant que vous ne choisissiez une langue ou ne commenciez un formulaire, et n’exécutent aucun script.',
      ],
    },
    B4: {
      title: 'À quoi servent vos données',
      text: [
        'À fournir et entretenir le service. À vous écrire au sujet de votre compte et de vos questions. À traiter paiements et factures.',
        'Seulement si vous l’autorisez : à adapter ce que vous voyez, à apprendre de l’utilisation comment améliorer le service, et à vous envoyer nouvelles et offres. Vous pouvez revenir sur chacun de ces accords à tout moment.',
      ],
      checks: [
        'Chaque opération nomme l’unique finalité qu’elle sert. Sans finalité, elle est refusée.',
        'Ce qu’une personne a refusé est retenu dans la requête même, pour le personnel comme pour les partenaires.',
        'Les finalités qui reposent sur le consentement sont coupées jusqu’à ce que vous les activiez.',
      ],
    },
    B5: {
      title: 'Nous ne vendons pas vos données',
      text: ['Nous ne vendons pas de données personnelles et ne les remettons à personne pour de la publicité.'],
      checks: ['Les navigateurs ne chargent de scripts que depuis ce serveur : aucune régie n’écoute sur nos pages.'],
    },
    B6: {
      title: 'Qui travaille pour nous',
      text: [
        'Les entreprises qui nous aident à exploiter et améliorer le service, comme l’hébergement et le paiement, reçoivent ce que demande leur tâche et n’agissent que sur nos instructions.',
        'La copie de vos données nomme toutes les personnes qui en ont reçu une partie.',
      ],
      checks: [],
    },
    B7: {
      title: 'Quand une loi ou un tribunal l’exige',
      text: [
        'Si la loi nous oblige à communiquer des données, nous vérifions que la demande est valable, ne communiquons pas plus que nécessaire et vous le disons, sauf si c’est interdit.',
      ],
      checks: [],
    },
    B8: {
      title: 'Si l’entreprise change de mains',
      text: [
        'En cas de fusion, d’acquisition ou de vente, vos données peuvent passer au nouveau propriétaire. Ce que vous avez autorisé, refusé et fait supprimer les accompagne, et vous l’apprenez avant qu’une autre politique ne s’applique.',
      ],
      checks: [],
    },
    B9: {
      title: 'Comment nous protégeons vos données',
      text: [
        'Nous utilisons chiffrement, pare-feu et droits d’accès, selon l’usage de notre métier. Aucun système n’est totalement sûr, et personne ne peut promettre une protection absolue. S’il arrive quelque chose qui vous met en danger, nous vous le disons.',
        'Numéros de téléphone, adresses postales, dates de naissance, messages et fichiers sont chiffrés avec une clé propre à chaque personne. Noms, adresses e-mail, fonctions et villes restent lisibles dans la base, parce qu’il faut pouvoir les trouver.',
      ],
      checks: [
        'La base de données elle-même sépare les données des différentes entreprises, quoi que le programme lui demande.',
        'Les clés se trouvent dans une base à part, enfermées sous une autre clé.',
        'Chaque rôle ne voit que les fiches et les champs nécessaires à son travail.',
      ],
    },
    B10: {
      title: 'Combien de temps nous les gardons',
      text: [
        'Aussi longtemps qu’il le faut pour fournir le service, respecter la loi, régler les litiges et faire valoir les accords, pas plus. Le tableau ci-dessous donne la durée pour chaque sorte de données.',
      ],
      checks: [],
    },
    B11: {
      title: 'Suppression',
      text: [
        'Vous pouvez demander la suppression de vos données à tout moment, sans compte et sans motif. Nous supprimons tout ce qu’aucune loi ne nous oblige à garder, et vous disons ce qui reste, pourquoi et jusqu’à quand.',
      ],
      checks: [
        'Chacun peut demander ici la suppression, avec une simple adresse e-mail.',
        'Chaque sorte de donnée personnelle dit ce que la suppression lui fait. Si ce n’est pas dit, aucune version ne paraît.',
        'Une importation ne fait pas revenir une personne supprimée.',
      ],
    },
    B12: {
      title: 'Une copie de vos données',
      text: ['Vous pouvez savoir si nous détenons des données sur vous, et en recevoir une copie.'],
      checks: ['Chacun peut demander ici une copie. La réponse est due dans le délai que fixe la loi.'],
    },
    B13: {
      title: 'Rectification',
      text: ['Si quelque chose est faux ou incomplet, vous pouvez le faire corriger.'],
      checks: ['Chaque modification est enregistrée avec son auteur et sa date.'],
    },
    B14: {
      title: 'Opposition',
      text: [
        'Vous pouvez vous opposer à l’utilisation de vos données. Une opposition au démarchage vaut toujours et aussitôt ; pour les autres, nous nous arrêtons jusqu’à vous avoir donné nos raisons.',
      ],
      checks: ['Une opposition est inscrite dans un registre où rien ne peut être changé, et vaut dès ce moment.'],
    },
    B15: {
      title: 'Limitation',
      text: [
        'Vous pouvez faire limiter l’utilisation de vos données : nous les gardons alors sans rien en faire d’autre.',
      ],
      checks: ['Une personne dont les données sont limitées est retenue dans chaque liste et chaque recherche.'],
    },
    B16: {
      title: 'Emporter vos données',
      text: ['Vous pouvez recevoir ce que vous nous avez donné sous une forme que d’autres services savent lire.'],
      checks: [],
    },
    B17: {
      title: 'Arrêter les courriers publicitaires',
      text: [
        'Chaque message publicitaire contient un lien de désinscription. Les messages dont le service a besoin, comme la réponse à une demande, vous parviennent encore.',
      ],
      checks: ['Les messages du service forment une liste fermée. Aucun ne contient de publicité.'],
    },
    B18: {
      title: 'Liens vers d’autres sites',
      text: [
        'Le service peut renvoyer vers des sites tiers. Nous ne répondons pas de la façon dont ils traitent vos données : lisez leurs politiques.',
      ],
      checks: ['Les navigateurs ont pour consigne de ne pas dire à un autre site d’où vous venez.'],
    },
    B19: {
      title: 'Pas pour les moins de 16 ans',
      text: [
        'Le service n’est pas fait pour les enfants de moins de 16 ans, et nous ne recueillons pas sciemment leurs données. Si vous avez connaissance d’un cas, écrivez-nous : nous les supprimons.',
      ],
      checks: [],
    },
    B20: {
      title: 'Modifications de cette politique',
      text: [
        'Nous pouvons modifier cette politique. Une nouvelle version paraît ici, avec la date à partir de laquelle elle s’applique. Si vous continuez à utiliser le service, nous supposons que vous l’avez lue, jamais que vous autorisez quelque chose de nouveau : pour cela, nous vous demandons.',
      ],
      checks: ['Ce texte paraît avec sa version et son empreinte, pour que personne ne puisse le changer en silence.'],
    },
    B21: {
      title: 'Comment nous joindre',
      text: [
        'Utilisez les formulaires de ce centre, ou écrivez à l’adresse ci-dessous. Quelle que soit la voie, le délai de réponse court dès que votre message arrive.',
      ],
      checks: ['Une demande reçoit une référence et une date de réponse dès qu’elle est confirmée.'],
    },
  },
};
