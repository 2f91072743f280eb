import type { AssessmentWords } from './assessment-words.ts';

/** Templates of assessments in French. */
export const FRENCH: AssessmentWords = {
  headings: { interest: 'Intérêt', necessity: 'Nécessité', balance: 'Mise en balance', safeguards: 'Garanties' },
  purposes: {
    RELATIONSHIP: {
      interest:
        'Nous travaillons avec des personnes d’entreprises qui achètent ou pourraient acheter chez nous, et devons savoir qui elles sont et ce qui a été convenu.',
      necessity:
        'Il faut pour cela les noms, les adresses professionnelles et ce qui a été dit. Nous ne conservons rien dont ce travail n’a pas besoin.',
      balance:
        'Ces personnes agissent dans leur métier et s’attendent à être connues de leurs interlocuteurs. Les données viennent de ce contact et ne servent à rien d’autre.',
    },
    SUPPORT: {
      interest: 'Qui a quelque chose de nous souhaite de l’aide, et nous souhaitons la donner.',
      necessity: 'Aider est impossible sans savoir qui demande, ce que la personne a et ce qui a déjà été essayé.',
      balance: 'L’aide est dans l’intérêt des personnes elles-mêmes, qui le plus souvent la demandent.',
    },
    BILLING: {
      interest: 'Nous voulons être payés de ce que nous livrons et envoyer la facture à qui la règle.',
      necessity:
        'Une facture a besoin d’une personne à qui elle est adressée et qui répond aux questions. Ni notes ni conversations ne servent à cela.',
      balance:
        'Qui règle les factures d’une entreprise s’attend à les recevoir. L’effet sur la vie privée est très faible.',
    },
    PROSPECTING: {
      interest:
        'Nous voulons gagner des clients (RGPD, considérant 47) et nous adressons aux personnes dont le métier est concerné par notre offre.',
      necessity:
        'Une offre doit atteindre quelqu’un. Nous n’utilisons que des adresses professionnelles, et chaque personne au plus jusqu’à sa réponse.',
      balance:
        'Être sollicité dans son métier dérange peu. Une seule opposition y met fin aussitôt et pour toujours ; là où un pays exige le consentement pour un canal, nous le demandons d’abord.',
    },
    REPORTING: {
      interest: 'Nous voulons savoir comment vont nos affaires.',
      necessity: 'On compte et additionne ce que nous avons déjà ; aucune autre donnée n’est collectée.',
      balance: 'Un rapport montre des nombres et jamais une personne ; il n’en résulte rien pour qui que ce soit.',
    },
    SECURITY: {
      interest:
        'Nous devons protéger contre les abus nos systèmes et les données de tous ceux qui y figurent (RGPD, considérant 49).',
      necessity: 'Un abus ne se découvre et ne se prouve que par les journaux de connexion et d’accès.',
      balance:
        'Ceux dont les données sont protégées y gagnent. Les journaux ne sont lus que pour cela et sont effacés après une durée fixe.',
    },
    LEGAL_CLAIMS: {
      interest: 'Nous voulons pouvoir faire valoir des droits en justice et nous défendre.',
      necessity:
        'Sans documents, rien ne se prouve. Seul ce qui concerne la prétention est conservé, jusqu’à sa prescription.',
      balance:
        'Les personnes peuvent elles aussi avoir des droits à faire valoir, et les mêmes documents leur servent. Ce qui est conservé pour cela ne sert à rien d’autre.',
    },
    DATA_CARE: {
      interest: 'Nous voulons que les données soient exactes et ne se perdent pas.',
      necessity: 'On ne trouve les doublons et ne fait de sauvegardes qu’en travaillant avec les données elles-mêmes.',
      balance:
        'La loi exige des données exactes (RGPD art. 5(1)(d)), et c’est l’intérêt des personnes. Personne n’est contacté pour cela.',
    },
  },
  safeguards:
    'Chaque utilisation sert une seule finalité et est journalisée. Les personnes en sont informées par l’avis de confidentialité et peuvent s’y opposer sans compte ; une opposition prend effet aussitôt. Les champs sensibles sont chiffrés avec une clé de la personne.',
};
