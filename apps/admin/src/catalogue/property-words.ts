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
    ...{ sha256: fingerprint, digest: fingerprint, subject: person, subjectId: person },
    ...{ fromValue: i18n.t('former value'), fromSealed: i18n.t('former value') },
    ...{ toValue: i18n.t('new value'), toSealed: i18n.t('new value') },
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

/** A field in words that can be read: `fullName` is "full name", and what only programmers know is called by what it is. */
export function propertyWord(i18n: Translator, property: string): string {
  return (
    technicalWords(i18n)[property] ??
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
