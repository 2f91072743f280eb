import type { MailWords } from '../mail-words.ts';

/** Every message in German. */
export const GERMAN: MailWords = {
  'request-code': {
    subject: '{code} ist Ihr Code für die Anfrage {reference}',
    body: [
      'Jemand, hoffentlich Sie, hat mit dieser Adresse eine Datenschutzanfrage an {workspace} gestellt.',
      'Ihr Code ist {code}. Er gilt {minutes} Minuten und zeigt uns, dass die Adresse Ihnen gehört.',
      'Wenn Sie es nicht waren, ignorieren Sie diese Nachricht: Ohne den Code geschieht nichts.',
      'Anfrage {reference}',
    ],
  },
  'agent-request-code': {
    subject: '{code} bestätigt, was {agent} für Sie verlangt: Anfrage {reference}',
    body: [
      '{agent} gibt an, von Ihnen bevollmächtigt zu sein, und hat in Ihrem Namen eine Datenschutzanfrage an {workspace} gestellt.',
      'Wenn das stimmt, öffnen Sie diese Seite und geben Sie das Aktenzeichen {reference} ein, dann den Code {code}. Er gilt {minutes} Minuten; die Seite schickt Ihnen einen neuen.',
      '{statusUrl}',
      'Wenn nicht, ignorieren Sie diese Nachricht: Ohne Sie geschieht nichts.',
    ],
  },
  'proxy-request-code': {
    subject: '{code} bestätigt, was jemand für Sie verlangt: Anfrage {reference}',
    body: [
      'Jemand, der nach eigener Angabe für Sie handelt, hat in Ihrem Namen eine Datenschutzanfrage an {workspace} gestellt.',
      'Wenn das stimmt, öffnen Sie diese Seite und geben Sie das Aktenzeichen {reference} ein, dann den Code {code}. Er gilt {minutes} Minuten; die Seite schickt Ihnen einen neuen.',
      '{statusUrl}',
      'Wenn nicht, ignorieren Sie diese Nachricht: Ohne Sie geschieht nichts.',
    ],
  },
  'proxy-opt-out': {
    subject: '{reference}: Jemand hat für Sie widersprochen',
    body: [
      'Jemand, der nach eigener Angabe für Sie handelt, hat {workspace} gesagt, dass Ihre Daten nicht für Werbung, Partner oder Profile genutzt werden sollen. Das gilt, ohne dass Sie etwas tun.',
      'Um die Anfrage anzusehen oder zurückzuziehen, öffnen Sie diese Seite mit dem Aktenzeichen {reference} und dem Code {code}. Er gilt {minutes} Minuten; die Seite schickt Ihnen einen neuen.',
      '{statusUrl}',
    ],
  },
  'request-received': {
    subject: 'Wir haben Ihre Anfrage {reference} erhalten',
    body: [
      '{workspace} hat Ihre Datenschutzanfrage erhalten und beantwortet sie bis zum {dueOn}.',
      'Mit dem Aktenzeichen {reference} können Sie sie hier verfolgen:',
      '{statusUrl}',
    ],
  },
  'request-question': {
    subject: 'Eine Frage zu Ihrer Anfrage {reference}',
    body: [
      '{workspace} muss etwas wissen, bevor es Ihre Datenschutzanfrage beantworten kann:',
      '{text}',
      'Sie antworten hier, mit dem Aktenzeichen {reference} und einem neuen Code. Bitte antworten Sie nicht auf diese Mail.',
      '{statusUrl}',
    ],
  },
  'request-message': {
    subject: 'Zu Ihrer Anfrage {reference}',
    body: [
      '{workspace} schreibt zu Ihrer Datenschutzanfrage:',
      '{text}',
      'Alles zu Ihrer Anfrage steht hier, mit dem Aktenzeichen {reference} und einem neuen Code:',
      '{statusUrl}',
    ],
  },
  'request-duplicate': {
    subject: 'Ihre Anfrage {reference} wird zusammen mit {original} beantwortet',
    body: [
      'Sie haben {workspace} das schon einmal gefragt. Beide Anfragen werden zusammen beantwortet, bis zum {dueOn}, unter dem Aktenzeichen {original}.',
      'Hier sehen Sie, wie es steht:',
      '{statusUrl}',
    ],
  },
  'request-forwarded': {
    subject: 'Ihre Anfrage {reference} wurde an {company} weitergegeben',
    body: [
      'Sie haben {workspace} eine Anfrage geschickt. Sie betrifft Daten, für die {company} verantwortlich ist; deshalb liegt sie jetzt dort, mit dem Tag, an dem Sie sie geschickt haben.',
      '{company} antwortet Ihnen bis zum {dueOn}. Das Aktenzeichen bleibt {reference}. {workspace} behält nichts von dem, was Sie geschrieben haben.',
      'Hier sehen Sie, wie es steht:',
      '{statusUrl}',
    ],
  },
  'erasure-asked': {
    subject: 'Jemand möchte Ihre Daten löschen lassen ({reference})',
    body: [
      'Jemand, hoffentlich Sie, hat {workspace} von einer anderen Adresse aus gebeten, Ihre Daten zu löschen.',
      'Wenn Sie es nicht waren, schreiben Sie innerhalb von 24 Stunden an {workspace}. Wie Sie es erreichen, steht hier:',
      '{centreUrl}',
    ],
  },
  'request-extended': {
    subject: 'Ihre Anfrage {reference} dauert länger',
    body: [
      '{workspace} braucht mehr Zeit für Ihre Datenschutzanfrage und beantwortet sie bis zum {dueOn}.',
      'Der Grund: {reason}',
      'Wenn Sie nicht einverstanden sind, können Sie sich bei einer Aufsichtsbehörde beschweren oder vor Gericht gehen.',
    ],
  },
  'request-refused': {
    subject: 'Zu Ihrer Anfrage {reference}',
    body: [
      '{workspace} kommt Ihrer Datenschutzanfrage nicht nach.',
      'Der Grund: {ground}',
      'Sie können sich bei einer Datenschutzaufsicht beschweren, zum Beispiel an Ihrem Wohn- oder Arbeitsort, oder vor Gericht gehen.',
    ],
  },
  'request-decided': {
    subject: 'Die Entscheidung über Ihre Anfrage {reference}',
    body: [
      '{workspace} hat über Ihre Datenschutzanfrage {reference} entschieden.',
      '{outcome}',
      'Die Gründe: {reason}',
      'Die Entscheidung steht hier, mit Ihrem Zeichen und einem neuen Code:',
      '{statusUrl}',
      'Wenn Sie nicht einverstanden sind, können Sie sich bei einer Datenschutzaufsicht beschweren, etwa dort, wo Sie wohnen oder arbeiten, oder vor Gericht gehen.',
    ],
  },
  'request-handed-over': {
    subject: '{workspace} verlässt diesen Dienst; Ihre Anfrage {reference} läuft weiter',
    body: [
      '{workspace} schließt seinen Arbeitsbereich hier. Nach dem {closingOn} wird alles darin vernichtet, auch diese Seite Ihrer Anfrage.',
      'Ihre Anfrage {reference} endet damit nicht. {workspace} beantwortet sie bis dahin, oder danach aus der eigenen Kopie. So erreichen Sie das Unternehmen:',
      '{contact}',
      'Haben Sie bis zu dem Tag, der Ihnen genannt wurde, keine Antwort, können Sie sich bei einer Aufsichtsbehörde beschweren.',
    ],
  },
  'workspace-closed': {
    subject: '{workspace} ist geschlossen, die Daten sind vernichtet ({reference})',
    body: [
      'Der Arbeitsbereich {workspace} wurde am {endedOn} vernichtet: jeder Schlüssel, jeder Datensatz, jede Datei.',
      'Beim Betreiber bleiben: der Name, die Tage der Schließung, diese Bescheinigung und Ihr eigenes Konto, das Sie selbst löschen können. Sicherungen mit verschlüsselten Kopien enden an den Tagen, die die Bescheinigung nennt.',
      'Unten steht die unterschriebene Bescheinigung. Speichern Sie alles von der ersten bis zur letzten geschweiften Klammer als Datei; hier kann sie jeder prüfen:',
      '{url}',
      '{certificate}',
    ],
  },
  'restriction-ends': {
    subject: '{workspace} wird Ihre Daten wieder verwenden',
    body: [
      'Die Verarbeitung Ihrer Daten bei {workspace} war eingeschränkt. Bevor das endet, sagen wir es Ihnen, wie es das Gesetz verlangt (Art. 18 Abs. 3 DSGVO).',
      'Der Grund: {reason}',
      'Wenn Sie nicht einverstanden sind, können Sie hier widersprechen oder die Einschränkung neu verlangen:',
      '{centreUrl}',
    ],
  },
  'request-done': {
    subject: 'Ihre Anfrage {reference} ist erledigt',
    body: [
      '{workspace} hat Ihre Datenschutzanfrage {reference} erledigt.',
      'Was getan wurde, steht hier:',
      '{statusUrl}',
    ],
  },
  'access-copy-ready': {
    subject: 'Die Kopie Ihrer Daten liegt bereit ({reference})',
    body: [
      'Die Kopie der Daten, die {workspace} über Sie speichert, liegt bereit.',
      'Öffnen Sie diese Seite mit Ihrem Aktenzeichen {reference} und einem neuen Code und laden Sie sie bis zum {expiresOn} herunter; danach wird sie vernichtet:',
      '{statusUrl}',
    ],
  },
  'consent-question': {
    subject: 'Bitte bestätigen Sie: {workspace} fragt nach Ihrer Einwilligung',
    body: [
      'Jemand, hoffentlich Sie, hat {workspace} gesagt, dass Sie hiermit einverstanden sind:',
      '„{wording}“',
      'Wenn das stimmt, öffnen Sie diese Seite und bestätigen Sie es dort. Der Link ist nur für Sie und gilt {hours} Stunden:',
      '{url}',
      'Wenn Sie es nicht waren oder es nicht möchten, tun Sie nichts: Ohne Ihre Antwort ist nichts vereinbart, und diese Frage wiederholt sich nicht von selbst.',
    ],
  },
  'erasure-done': {
    subject: 'Ihre Daten wurden gelöscht ({reference})',
    body: [
      '{workspace} hat Ihre Daten gelöscht, wie Sie es in der Anfrage {reference} verlangt haben.',
      'Was bleibt: dass wir Ihre Daten gelöscht haben und wann, ohne Ihren Namen; die Einwilligungen, die Sie erteilt und widerrufen haben, ohne Ihren Namen; und verschlüsselte Kennzahlen aus Ihren Adressen und aus Ihrer Nummer in anderen Systemen, damit Sie nicht versehentlich wieder erfasst werden.',
      'Dies ist die letzte Nachricht dazu. Was wir von der Anfrage selbst wissen, wird in 30 Tagen vernichtet.',
    ],
  },
  'erasure-done-but': {
    subject: 'Ihre Daten wurden gelöscht, und was bleibt ({reference})',
    body: [
      '{workspace} hat Ihre Daten gelöscht, wie Sie es in der Anfrage {reference} verlangt haben, mit diesen Ausnahmen:',
      '{kept}',
      'Das sind versiegelte Kopien. Sie werden nur aus diesem Grund gelesen und vernichtet, sobald er wegfällt.',
      'Außerdem bleibt: dass wir Ihre Daten gelöscht haben und wann, ohne Ihren Namen; die Einwilligungen, die Sie erteilt und widerrufen haben, ohne Ihren Namen; und verschlüsselte Kennzahlen aus Ihren Adressen und aus Ihrer Nummer in anderen Systemen, damit Sie nicht versehentlich wieder erfasst werden.',
      'Dies ist die letzte Nachricht dazu. Was wir von der Anfrage selbst wissen, wird in 30 Tagen vernichtet.',
    ],
  },
  'retention-waiting': {
    subject: '{workspace}: {count} warten vor der Löschung auf Ihre Freigabe',
    body: [
      'Die Frist, für die {workspace} {count} Personen und Geschäfte aufbewahrt, ist am {date} abgelaufen. Nichts davon geht, bevor Sie es angesehen und freigegeben haben:',
      '{url}',
      'Bis dahin legt jede Nacht vor, was dann fällig ist. Sie werden einmal in der Woche erinnert.',
    ],
  },
  'retention-approved': {
    subject: '{workspace}: {count} werden gelöscht, frühestens am {date}',
    body: [
      'Die Löschung von {count} Personen und Geschäften, deren Frist abgelaufen ist, wurde in {workspace} freigegeben. Sie geschieht frühestens am {date} und lässt sich nicht rückgängig machen.',
      'Jede und jedes wird vorher noch einmal geprüft. Muss etwas bleiben, so verhängen Sie vorher eine rechtliche Sperre. Wer freigegeben hat und was enthalten ist:',
      '{url}',
    ],
  },
  'retention-done': {
    subject: '{workspace}: {done} gelöscht, {failed} fehlgeschlagen',
    body: [
      'Was in {workspace} freigegeben war, ist ausgeführt: {done} sind erledigt, {spared} blieben, weil sie nicht mehr fällig waren oder etwas sie hält, {failed} sind fehlgeschlagen.',
      'Eine fehlgeschlagene Löschung wird stündlich wieder aufgenommen; alles andere wird in der Nacht erneut vorgelegt. Die Bescheinigungen finden Sie hier:',
      '{url}',
    ],
  },
  'account-closing': {
    subject: 'Ihr Konto wird gelöscht ({reference})',
    body: [
      'Sie haben {workspace} gebeten, Ihr Konto zu löschen. Es wird in {hours} Stunden gelöscht, und damit Ihre Anmeldung, Ihre Plätze in allen Arbeitsbereichen und was über Sie als deren Nutzer gespeichert ist.',
      'Wenn Sie es sich anders überlegt haben oder es nicht waren, behalten Sie es hier. Sie müssen sich dazu nicht anmelden:',
      '{url}',
      'Wenn Sie es nicht waren, wählen Sie auch ein anderes Passwort. Bis zur Löschung können Sie wie bisher arbeiten.',
      'Wie es um Ihre Anfrage steht, und danach die Bescheinigung, finden Sie hier mit dem Aktenzeichen {reference}:',
      '{statusUrl}',
    ],
  },
  'account-kept': {
    subject: 'Ihr Konto wurde nicht gelöscht ({reference})',
    body: [
      'Sie haben {workspace} gebeten, Ihr Konto zu löschen. Es wurde nicht gelöscht, weil es nun einen Arbeitsbereich gibt, der niemandem sonst gehört.',
      'Machen Sie dort jemand anderen zum Inhaber oder schließen Sie ihn, und fragen Sie dann noch einmal. Es wurde nichts geändert.',
    ],
  },
  invitation: {
    subject: '{inviter} lädt Sie zu {workspace} ein',
    body: [
      '{inviter} lädt Sie ein, in {workspace} mitzuarbeiten.',
      'Dieser Link ist nur für Sie und gilt {days} Tage:',
      '{url}',
    ],
  },
  'password-reset': {
    subject: 'Ein neues Passwort für {product}',
    body: [
      'Jemand, hoffentlich Sie, möchte ein neues Passwort für {product} setzen.',
      'Dieser Link gilt {minutes} Minuten:',
      '{url}',
      'Wenn Sie es nicht waren, ignorieren Sie diese Nachricht: Ihr Passwort bleibt, wie es ist.',
    ],
  },
};
