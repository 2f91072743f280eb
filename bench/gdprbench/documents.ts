/** What ours is asked by GDPRbench, by name. */
export const DOCUMENTS = {
  create: `mutation GdprCreate($name: String!, $city: String!, $email: String!) @purpose(is: RELATIONSHIP) {
    contactCreate(input: { fullName: $name, city: $city, collectedFrom: "person", allowDuplicate: true, points: [{ kind: "email", value: $email }] }) {
      record { id } errors { code message } } }`,
  read: `query GdprRead($id: ID!) @purpose(is: RIGHTS_HANDLING) { contact(id: $id) { fullName city emails { value } } }`,
  readFor: `query GdprReadFor($id: ID!) @purpose(is: MARKETING) { contact(id: $id) { fullName city emails { value } } }`,
  readAllFor: `query GdprReadAllFor @purpose(is: MARKETING) { contacts(first: 20) { nodes { id fullName city } } }`,
  subject: `query GdprSubject($id: ID!) @purpose(is: RIGHTS_HANDLING) { contact(id: $id) { subjectId } }`,
  metadata: `query GdprMetadata($subject: ID!) @purpose(is: RIGHTS_HANDLING) {
    consentStates(subjectId: $subject) { purpose state }
    consentEvents(first: 1, where: { subjectId: { eq: $subject } }) { totalCount { value } } }`,
  change: `mutation GdprChange($id: ID!, $city: String!) @purpose(is: RELATIONSHIP) {
    contactUpdate(input: { id: $id, city: $city }) { errors { code message } } }`,
  say: `mutation GdprSay($subject: ID!, $event: String!) @purpose(is: RIGHTS_HANDLING) {
    consentRecord(input: { subjectId: $subject, purpose: "MARKETING", event: $event, method: "phone-call", wording: "News by mail" }) { errors { code message } } }`,
  remove: `mutation GdprRemove($id: ID!) @purpose(is: DATA_CARE) { contactDelete(input: { id: $id }) { errors { code message } } }`,
  logs: `query GdprLogs @purpose(is: RIGHTS_HANDLING) {
    auditEntries(first: 20, orderBy: { field: OCCURRED_AT, direction: DESC }) { nodes { action } } }`,
} as const;

/** All of it, for the list of documents that the server knows. */
export const GDPR_DOCUMENTS: readonly string[] = Object.values(DOCUMENTS);
