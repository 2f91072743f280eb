import type { Translator } from '@smartx/ui';

/** Names of the code that say nothing to people who did not write it. */
function technicalWords(i18n: Translator): Readonly<Record<string, string>> {
  const value = i18n.t('value');
  const searchKey = i18n.t('search key');
  const fingerprint = i18n.t('fingerprint');
  const person = i18n.t('the person');
  return {
    ...{ clearValue: value, clearNormalised: value, sealedValue: value, textValue: value, numberValue: value },
    ...{ dateValue: value, instantValue: value, booleanValue: value },
    ...{ blindIndex: searchKey, blindLast4: searchKey, emailIndex: searchKey, matchName: searchKey },
    ...{
      storageKey: i18n.t('content of the file'),
      sha256: fingerprint,
      digest: fingerprint,
      subject: person,
      subjectId: person,
    },
    ...{ fromValue: i18n.t('former value'), fromSealed: i18n.t('former value') },
    ...{ toValue: i18n.t('new value'), toSealed: i18n.t('new value') },
    ...{ proposed: i18n.t('new value'), claimed: i18n.t('new value') },
    ...{ accountId: i18n.t('account'), authUserId: i18n.t('sign-in'), statedOfAgeAt: i18n.t('stated age') },
    ...{ actorId: i18n.t('who did it'), targetId: i18n.t('which record'), payload: i18n.t('details') },
    ...{ createdById: i18n.t('who made it'), changedById: i18n.t('who changed it') },
    ...{ deletedById: i18n.t('who deleted it'), startedById: i18n.t('who started it') },
    ...{ invitedById: i18n.t('who invited them'), uploadedBy: i18n.t('who brought it') },
    ...{ includedById: i18n.t('who included them'), preparedById: i18n.t('who put it forward') },
    ...{ approvedById: i18n.t('who approved it'), assigneeId: i18n.t('who handles it') },
    ...{ mergedInto: i18n.t('duplicate of'), convertedDealId: i18n.t('deal it became') },
    ...{ contactPointId: i18n.t('address'), key: i18n.t('id in another system'), cells: i18n.t('cells of the line') },
  };
}

/** What says who somebody is and how to reach them. */
function personWords(i18n: Translator): Readonly<Record<string, string>> {
  return {
    fullName: i18n.t('full name'),
    givenName: i18n.t('given name'),
    familyName: i18n.t('family name'),
    sortName: i18n.t('sorting name'),
    jobTitle: i18n.t('job title'),
    birthDate: i18n.t('date of birth'),
    company: i18n.t('company'),
    city: i18n.t('city'),
    country: i18n.t('country'),
    language: i18n.t('language'),
    locale: i18n.t('language'),
    lifecycle: i18n.t('lifecycle'),
    owner: i18n.t('owner'),
    source: i18n.t('source'),
    origin: i18n.t('origin'),
    collectedFrom: i18n.t('collected from'),
    collectedAt: i18n.t('collected on'),
    noticeState: i18n.t('notice given'),
    noticeDueOn: i18n.t('notice due on'),
    lastInteractionAt: i18n.t('last exchange'),
    email: i18n.t('e-mail'),
    label: i18n.t('label'),
    isPrimary: i18n.t('main address'),
    isShared: i18n.t('shared address'),
    verifiedAt: i18n.t('verified on'),
    name: i18n.t('name'),
    domain: i18n.t('domain'),
    website: i18n.t('website'),
    direction: i18n.t('direction'),
    occurredAt: i18n.t('time'),
    durationSeconds: i18n.t('duration'),
    subjectLine: i18n.t('subject line'),
    body: i18n.t('text'),
    member: i18n.t('member'),
    contact: i18n.t('contact'),
  };
}

/** What records and requests say about somebody. */
function recordWords(i18n: Translator): Readonly<Record<string, string>> {
  return {
    lead: i18n.t('lead'),
    purpose: i18n.t('purpose'),
    topic: i18n.t('topic'),
    channel: i18n.t('channel'),
    event: i18n.t('event'),
    expiresAt: i18n.t('expiry'),
    method: i18n.t('method'),
    proof: i18n.t('proof'),
    blocked: i18n.t('what is blocked'),
    nextChangeAt: i18n.t('next change'),
    restrictedAt: i18n.t('restricted since'),
    restrictionGround: i18n.t('reason of the restriction'),
    isMinor: i18n.t('minor'),
    deceasedOn: i18n.t('day of death'),
    lostReason: i18n.t('reason of the loss'),
    disclosedAt: i18n.t('time of the disclosure'),
    fileName: i18n.t('name of the file'),
    score: i18n.t('score'),
    visitCount: i18n.t('visits'),
    secondsOnSite: i18n.t('time on the site'),
    pagesPerVisit: i18n.t('pages per visit'),
    lastActivity: i18n.t('last activity'),
    enquiry: i18n.t('enquiry'),
    convertedAt: i18n.t('converted on'),
    answer: i18n.t('answer'),
    recipient: i18n.t('recipient'),
    regionalOffice: i18n.t('office'),
    role: i18n.t('role'),
    author: i18n.t('author'),
    requesterName: i18n.t('name of who asks'),
    requesterEmail: i18n.t('e-mail of who asks'),
    requesterPhone: i18n.t('phone of who asks'),
    message: i18n.t('message'),
    title: i18n.t('title'),
    assignee: i18n.t('who handles it'),
    isManager: i18n.t('leads the team'),
  };
}

/** A field in words that can be read: `fullName` is "full name", and what only programmers know is called by what it is. */
export function propertyWord(i18n: Translator, property: string): string {
  return (
    technicalWords(i18n)[property] ??
    personWords(i18n)[property] ??
    recordWords(i18n)[property] ??
    property
      .replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
      .replace(/[-_]/g, ' ')
      .toLowerCase()
  );
}

/** Fields in words, each word once. */
export function propertyWords(i18n: Translator, properties: readonly string[]): string[] {
  return [...new Set(properties.map((property) => propertyWord(i18n, property)))];
}
