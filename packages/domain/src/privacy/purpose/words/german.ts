import type { AssessmentWords } from './assessment-words.ts';

/** Templates of assessments in German. */
export const GERMAN: AssessmentWords = {
  headings: {
    interest: 'Interesse',
    necessity: 'Erforderlichkeit',
    balance: 'Abwägung',
    safeguards: 'Schutzmaßnahmen',
  },
  purposes: {
    RELATIONSHIP: {
      interest:
        'Wir arbeiten mit Menschen in Unternehmen, die bei uns kaufen oder kaufen könnten, und müssen wissen, wer sie sind und was vereinbart wurde.',
      necessity:
        'Dafür braucht es Namen, geschäftliche Adressen und das, was besprochen wurde. Wir bewahren nichts auf, was die Arbeit nicht braucht.',
      balance:
        'Die Menschen handeln in ihrem Beruf und rechnen damit, dass ihre Geschäftspartner sie kennen. Die Daten stammen aus diesem Kontakt und dienen keinem anderen Zweck.',
    },
    SUPPORT: {
      interest: 'Wer etwas von uns hat, möchte Hilfe dazu, und wir möchten sie geben.',
      necessity: 'Ohne zu wissen, wer fragt, was die Person hat und was schon versucht wurde, ist Hilfe nicht möglich.',
      balance: 'Die Hilfe liegt im Interesse der Menschen selbst, die sie meist erbitten.',
    },
    BILLING: {
      interest:
        'Wir möchten für unsere Lieferungen bezahlt werden und die Rechnung an die Person senden, die sie begleicht.',
      necessity:
        'Eine Rechnung braucht eine Person, an die sie geht und die Fragen dazu beantwortet. Notizen und Gespräche werden dafür nicht genutzt.',
      balance:
        'Wer für ein Unternehmen Rechnungen begleicht, rechnet damit, sie zu erhalten. Die Wirkung auf das Privatleben ist sehr gering.',
    },
    PROSPECTING: {
      interest:
        'Wir möchten Kunden gewinnen (DSGVO, Erwägungsgrund 47) und sprechen Menschen an, deren Beruf unser Angebot betrifft.',
      necessity:
        'Ein Angebot muss jemanden erreichen. Wir nutzen nur geschäftliche Adressen, und jede Person höchstens, bis sie antwortet.',
      balance:
        'Im Beruf angesprochen zu werden stört wenig. Ein einziger Widerspruch beendet es sofort und für immer; wo ein Land für einen Weg die Einwilligung verlangt, fragen wir vorher.',
    },
    REPORTING: {
      interest: 'Wir möchten wissen, wie unser Geschäft läuft.',
      necessity: 'Gezählt und summiert wird, was wir ohnehin haben; weitere Daten werden nicht erhoben.',
      balance: 'Ein Bericht zeigt Zahlen und nie eine einzelne Person, sodass für niemanden etwas daraus folgt.',
    },
    SECURITY: {
      interest:
        'Wir müssen unsere Systeme und die Daten aller darin vor Missbrauch schützen (DSGVO, Erwägungsgrund 49).',
      necessity: 'Missbrauch lässt sich nur mit Anmelde- und Zugriffsprotokollen finden und beweisen.',
      balance:
        'Wessen Daten geschützt werden, hat einen Vorteil davon. Die Protokolle werden nur dafür gelesen und nach fester Zeit gelöscht.',
    },
    LEGAL_CLAIMS: {
      interest: 'Wir möchten Ansprüche geltend machen und uns gegen Ansprüche verteidigen können.',
      necessity:
        'Ohne Unterlagen lässt sich nichts beweisen. Aufbewahrt wird nur, was den Anspruch betrifft, und bis er verjährt.',
      balance:
        'Auch die Menschen können Ansprüche haben, und dieselben Unterlagen dienen ihnen. Was dafür aufbewahrt wird, dient keinem anderen Zweck.',
    },
    DATA_CARE: {
      interest: 'Wir möchten, dass die Daten stimmen und nicht verloren gehen.',
      necessity: 'Dubletten findet und Sicherungen macht nur, wer mit den Daten selbst arbeitet.',
      balance:
        'Das Gesetz verlangt richtige Daten (Art. 5 Abs. 1 lit. d DSGVO), und sie liegen im Interesse der Menschen. Niemand wird dafür angesprochen.',
    },
  },
  safeguards:
    'Jede Nutzung läuft für einen Zweck und wird protokolliert. Die Menschen erfahren davon in der Datenschutzerklärung und können dort ohne Konto widersprechen; ein Widerspruch wirkt sofort. Sensible Felder sind mit einem Schlüssel der Person verschlüsselt.',
};
