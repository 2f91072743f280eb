const ERRORS = 'errors { code message path }';
const request = (name: string, input: string) =>
  `mutation Scale${name}($input: ${input}!) @purpose(is: RIGHTS_HANDLING) { privacyRequest${name}(input: $input) { record { id state } ${ERRORS} } }`;

/** What is asked of the server when one person is erased or merged, by name. */
export const DOCUMENTS = {
  person: `mutation ScalePerson($input: ContactCreateInput!) @purpose(is: RELATIONSHIP) {
    contactCreate(input: $input) { record { id } ${ERRORS} } }`,
  note: `mutation ScaleNote($input: NoteCreateInput!) @purpose(is: RELATIONSHIP) { noteCreate(input: $input) { record { id } ${ERRORS} } }`,
  task: `mutation ScaleTask($input: TaskCreateInput!) @purpose(is: RELATIONSHIP) { taskCreate(input: $input) { record { id } ${ERRORS} } }`,
  activity: `mutation ScaleActivity($input: ActivityLogInput!) @purpose(is: RELATIONSHIP) {
    activityLog(input: $input) { record { id } ${ERRORS} } }`,
  deal: `mutation ScaleDeal($input: DealCreateInput!) @purpose(is: RELATIONSHIP) { dealCreate(input: $input) { record { id } ${ERRORS} } }`,
  change: `mutation ScaleChange($input: ContactUpdateInput!) @purpose(is: RELATIONSHIP) {
    contactUpdate(input: $input) { record { id } ${ERRORS} } }`,
  merge: `mutation ScaleMerge($input: ContactMergeInput!) @purpose(is: DATA_CARE) { contactMerge(input: $input) { record { id } ${ERRORS} } }`,
  unmerge: `mutation ScaleUnmerge($input: RecordInput!) @purpose(is: DATA_CARE) { contactUnmerge(input: $input) { record { id } ${ERRORS} } }`,
  seen: `query ScaleSeen($id: ID!) @purpose(is: RIGHTS_HANDLING) { contact(id: $id) { fullName } }`,
  enter: request('Enter', 'PrivacyRequestEnterInput'),
  confirm: request('ConfirmIdentity', 'PrivacyRequestConfirmIdentityInput'),
  match: `mutation ScaleMatch($input: RecordInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestMatch(input: $input) { record { id state } ${ERRORS} } }`,
  prepare: request('Prepare', 'RecordInput'),
  approve: request('Approve', 'PrivacyRequestApproveInput'),
  carryOut: request('CarryOut', 'RecordInput'),
  state: `query ScaleState($id: ID!) @purpose(is: RIGHTS_HANDLING) { privacyRequest(id: $id) { state reference } }`,
} as const;

/** All of it, for the list of documents that the server knows. */
export const SCALE_DOCUMENTS: readonly string[] = Object.values(DOCUMENTS);
