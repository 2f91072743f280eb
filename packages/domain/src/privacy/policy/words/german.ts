import type { PolicyWords } from '../policy-clause.ts';

const PROFILE =
  '{prospect} nach dem letzten Austausch mit einem Interessenten, {customer} nach dem Ende einer Kundenbeziehung, {consent-only} nach dem Widerruf einer Einwilligung, auf der allein es beruhte';

/** The policy in German. */
export const GERMAN: PolicyWords = {
  categories: {
    identity: { label: 'Wer Sie sind', examples: 'Name, Position, Geburtsdatum', retention: PROFILE },
    contact: { label: 'Wie man Sie erreicht', examples: 'E-Mail, Telefon, Anschrift, Ort', retention: PROFILE },
    relationship: {
      label: 'Unsere Beziehung',
      examples: 'Firma, zuständige Person, Herkunft der Daten, Verlauf der Änderungen',
      retention: PROFILE,
    },
    communication: {
      label: 'Was gesagt und geschrieben wurde',
      examples: 'Notizen, Anrufe, Treffen, Nachrichten, Anfragen, Dateien',
      retention: PROFILE,
    },
    commerce: {
      label: 'Was Sie gekauft haben oder was Ihnen angeboten wurde',
      examples: 'Angebote und was daraus wurde',
      retention: `${PROFILE}; {closed-deal} nach dem Abschluss eines Geschäfts bleibt davon nur die Summe`,
    },
    preference: {
      label: 'Was Sie erlauben und was Sie ablehnen',
      examples: 'Einwilligungen, Widersprüche, Einschränkungen, Sprache',
      retention:
        'der Nachweis einer Einwilligung {consent-proof} nach ihrem Widerruf; eine Liste nicht zu verwendender Adressen, nur als verschlüsselte Prüfwerte, bis sie nicht mehr gebraucht wird',
    },
    usage: {
      label: 'Wie Sie unsere Seiten nutzen',
      examples: 'Zahl der Besuche, Zeit auf einer Seite',
      retention: PROFILE,
    },
    security: {
      label: 'Was die Daten schützt',
      examples: 'Anmeldungen, wer was gelesen und geändert hat',
      retention:
        'Anmeldungen mit der IP-Adresse {sign-in-address}, das Leseprotokoll {read-log}, das Änderungsprotokoll so lange, wie der Arbeitsbereich besteht',
    },
    request: {
      label: 'Ihre Datenschutzanfragen',
      examples: 'Art, Daten, Ergebnis; wer gefragt hat und der Schriftwechsel',
      retention:
        'wer gefragt hat und der Schriftwechsel {request-identity} nach Abschluss; Art, Daten und Ergebnis {request}',
    },
    special: {
      label: 'Besonders geschützte Daten (DSGVO Art. 9 und 10)',
      examples: 'Gesundheit, Glaube, Gewerkschaft, Orientierung, Straftaten',
      retention: 'solange die Bedingung aus Art. 9 Abs. 2 besteht, unter der sie erhoben wurden',
    },
  },
  clauses: {
    B1: {
      title: 'Was Sie uns geben',
      text: [
        'Wenn Sie sich anmelden oder uns schreiben, nehmen wir, was dafür nötig ist: Ihren Namen und Ihre E-Mail-Adresse und, wenn Sie sie angeben, Ihre Telefonnummer, Ihre Firma mit Anschrift, Ihre Position und was eine Rechnung braucht.',
        'Freiwillige Angaben sind als solche gekennzeichnet, und alles geht auch ohne sie. Kartennummern speichern wir nie.',
      ],
      checks: [
        'Jede Spalte der Datenbank sagt, was sie für den Datenschutz bedeutet. Eine, die nichts sagt, verhindert die Veröffentlichung einer Version.',
        'Ein Konto braucht einen Namen und eine E-Mail-Adresse, sonst nichts.',
      ],
    },
    B2: {
      title: 'Was während der Nutzung aufgezeichnet wird',
      text: [
        'Wir zeichnen auf, wann Sie sich an- und abmelden, mit IP-Adresse und Browser, und was Sie im CRM tun, etwa welche Leads Sie anlegen und welche Aufgaben Sie erledigen. Das schützt die Konten und zeigt Kollegen, wer was geändert hat.',
        'Welche Seiten Sie wie lange ansehen, wird nur aufgezeichnet, wenn Sie es erlauben.',
      ],
      checks: [
        'Die IP-Adresse einer Anmeldung wird verschlüsselt gespeichert.',
        'Alle sehen ihre eigenen Anmeldungen und können jede davon beenden.',
      ],
    },
    B3: {
      title: 'Cookies',
      text: [
        'Ein Cookie hält Sie angemeldet. In diesem Datenschutzzentrum merken sich andere Ihre Sprache und, während Sie ein Formular ausfüllen oder eine Anfrage verfolgen, Ihre Antworten; sie enden, wenn Sie den Browser schließen. Cookies, die Besuche zählen oder Seiten an Sie anpassen, werden erst gesetzt, nachdem Sie zugestimmt haben; ablehnen ist genauso leicht.',
        'Sie können Cookies auch in Ihrem Browser sperren oder löschen.',
      ],
      checks: [
        'Diese Seiten setzen kein Cookie, bevor Sie eine Sprache wählen oder ein Formular beginnen, und führen keinerlei Skripte aus.',
      ],
    },
    B4: {
      title: 'Wofür wir Ihre Daten verwenden',
      text: [
        'Um den Dienst zu erbringen und zu pflegen. Um Ihnen zu Ihrem Konto und Ihren Fragen zu schreiben. Um Zahlungen und Rechnungen abzuwickeln.',
        'Nur wenn Sie es erlauben: um anzupassen, was Sie sehen, um aus der Nutzung zu lernen, wie der Dienst besser wird, und um Ihnen Neuigkeiten und Angebote zu schicken. Jede dieser Erlaubnisse können Sie jederzeit zurücknehmen.',
      ],
      checks: [
        'Jeder Vorgang nennt den einen Zweck, dem er dient. Ohne Zweck wird er abgewiesen.',
        'Was jemand abgelehnt hat, hält schon die Datenbankabfrage zurück, vor Mitarbeitern wie vor Partnern.',
        'Zwecke, die auf Einwilligung beruhen, sind aus, bis Sie sie einschalten.',
      ],
    },
    B5: {
      title: 'Wir verkaufen Ihre Daten nicht',
      text: ['Wir verkaufen keine personenbezogenen Daten und geben sie niemandem für Werbung.'],
      checks: ['Browser dürfen Skripte nur von diesem Server laden; kein Werbenetz hört auf unseren Seiten mit.'],
    },
    B6: {
      title: 'Wer für uns arbeitet',
      text: [
        'Firmen, die uns helfen, den Dienst zu betreiben und zu verbessern, etwa für Hosting und Zahlungen, erhalten, was ihre Aufgabe braucht, und handeln nur nach unserer Weisung.',
        'Wenn Sie eine Kopie Ihrer Daten verlangen, nennt sie jeden, der davon etwas erhalten hat.',
      ],
      checks: [],
    },
    B7: {
      title: 'Wenn ein Gesetz oder ein Gericht es verlangt',
      text: [
        'Sind wir rechtlich verpflichtet, Daten herauszugeben, prüfen wir, ob das Verlangen gültig ist, geben nicht mehr heraus als nötig und sagen es Ihnen, sofern das nicht verboten ist.',
      ],
      checks: [],
    },
    B8: {
      title: 'Wenn das Unternehmen den Besitzer wechselt',
      text: [
        'Bei einer Fusion, einer Übernahme oder einem Verkauf können Ihre Daten auf den neuen Eigentümer übergehen. Was Sie erlaubt, abgelehnt und löschen lassen haben, geht mit, und Sie erfahren davon, bevor eine andere Erklärung gilt.',
      ],
      checks: [],
    },
    B9: {
      title: 'Wie wir Ihre Daten schützen',
      text: [
        'Wir nutzen Verschlüsselung, Firewalls und Zugriffsrechte, wie es in unserer Branche üblich ist. Kein System ist vollkommen sicher, deshalb kann niemand völligen Schutz versprechen. Geschieht etwas, das Sie gefährdet, sagen wir es Ihnen.',
        'Telefonnummern, Anschriften, Geburtsdaten, Nachrichten und Dateien sind mit einem eigenen Schlüssel je Person verschlüsselt. Namen, E-Mail-Adressen, Positionen und Orte bleiben innerhalb der Datenbank lesbar, weil man sie finden muss.',
      ],
      checks: [
        'Die Datenbank selbst hält die Daten verschiedener Firmen auseinander, was auch immer das Programm von ihr verlangt.',
        'Die Schlüssel liegen in einer eigenen Datenbank, verschlossen mit einem weiteren Schlüssel.',
        'Jede Rolle sieht nur die Datensätze und Felder, die ihre Arbeit braucht.',
      ],
    },
    B10: {
      title: 'Wie lange wir sie aufbewahren',
      text: [
        'So lange, wie wir sie brauchen, um den Dienst zu erbringen, das Recht zu befolgen, Streit beizulegen und Vereinbarungen durchzusetzen, und nicht länger. Die Tabelle unten nennt die Frist für jede Art von Daten.',
      ],
      checks: [],
    },
    B11: {
      title: 'Löschung',
      text: [
        'Sie können jederzeit verlangen, dass wir Ihre Daten löschen, ohne Konto und ohne Grund. Wir löschen alles, was wir nicht aufbewahren müssen, und sagen Ihnen, was bleibt, warum und bis wann.',
      ],
      checks: [
        'Jeder kann hier die Löschung verlangen, allein mit einer E-Mail-Adresse.',
        'Jede Art personenbezogener Daten sagt, was eine Löschung mit ihr macht. Fehlt das, wird keine Version veröffentlicht.',
        'Ein Import bringt eine gelöschte Person nicht zurück.',
      ],
    },
    B12: {
      title: 'Eine Kopie Ihrer Daten',
      text: ['Sie können erfahren, ob wir Daten über Sie haben, und eine Kopie davon erhalten.'],
      checks: ['Jeder kann hier eine Kopie verlangen. Die Antwort ist in der Frist fällig, die das Gesetz setzt.'],
    },
    B13: {
      title: 'Berichtigung',
      text: ['Ist etwas falsch oder unvollständig, können Sie es berichtigen lassen.'],
      checks: ['Jede Änderung wird aufgezeichnet, mit dem, der sie gemacht hat, und wann.'],
    },
    B14: {
      title: 'Widerspruch',
      text: [
        'Sie können der Verwendung Ihrer Daten widersprechen. Ein Widerspruch gegen Werbung gilt immer und sofort; bei anderen halten wir inne, bis wir Ihnen unsere Gründe genannt haben.',
      ],
      checks: ['Ein Widerspruch steht in einem Buch, in dem nichts geändert werden kann, und gilt von da an.'],
    },
    B15: {
      title: 'Einschränkung',
      text: [
        'Sie können die Verwendung Ihrer Daten einschränken lassen: Wir behalten sie dann, tun aber sonst nichts damit.',
      ],
      checks: ['Eine eingeschränkte Person wird in jeder Liste und jeder Suche zurückgehalten.'],
    },
    B16: {
      title: 'Ihre Daten mitnehmen',
      text: ['Was Sie uns gegeben haben, können Sie in einer Form erhalten, die andere Dienste lesen.'],
      checks: [],
    },
    B17: {
      title: 'Werbepost abbestellen',
      text: [
        'Jede Werbemail enthält einen Link zum Abbestellen. Nachrichten, die der Dienst braucht, etwa die Antwort auf eine Anfrage, erreichen Sie weiterhin.',
      ],
      checks: ['Die Nachrichten des Dienstes sind eine geschlossene Liste. Keine davon enthält Werbung.'],
    },
    B18: {
      title: 'Links zu anderen Seiten',
      text: [
        'Der Dienst kann auf Seiten anderer verweisen. Wie diese mit Ihren Daten umgehen, verantworten wir nicht: Lesen Sie deren Erklärungen.',
      ],
      checks: ['Browser werden angewiesen, einer anderen Seite nicht zu sagen, woher Sie kommen.'],
    },
    B19: {
      title: 'Nicht für Kinder unter 16',
      text: [
        'Der Dienst ist nicht für Kinder unter 16 gemacht, und wir erheben wissentlich keine Daten von ihnen. Wissen Sie von einem Fall, schreiben Sie uns: Wir löschen sie.',
      ],
      checks: [],
    },
    B20: {
      title: 'Änderungen dieser Erklärung',
      text: [
        'Wir können diese Erklärung ändern. Eine neue Fassung steht hier, mit dem Tag, ab dem sie gilt. Nutzen Sie den Dienst weiter, nehmen wir an, dass Sie sie gelesen haben, nie aber, dass Sie etwas Neues erlauben: Danach fragen wir Sie.',
      ],
      checks: [
        'Dieser Text erscheint mit seiner Version und seinem Fingerabdruck, damit ihn niemand unbemerkt ändern kann.',
      ],
    },
    B21: {
      title: 'Wie Sie uns erreichen',
      text: [
        'Nutzen Sie die Formulare dieses Datenschutzzentrums oder schreiben Sie an die Adresse unten. Welchen Weg Sie auch wählen, die Frist für unsere Antwort beginnt, wenn Ihre Nachricht ankommt.',
      ],
      checks: ['Eine Anfrage erhält ein Aktenzeichen und einen Tag für die Antwort, sobald sie bestätigt ist.'],
    },
  },
};
