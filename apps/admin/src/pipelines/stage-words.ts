import type { Translator } from '@smartx/ui';
import type { Stage } from './pipeline-query.ts';

/** The kinds of stages, in words. */
export function kindChoices(i18n: Translator): { value: string; label: string }[] {
  return [
    { value: 'open', label: i18n.t('Open: the deal goes on') },
    { value: 'won', label: i18n.t('Won: the deal ends here') },
    { value: 'lost', label: i18n.t('Lost: the deal ends here') },
  ];
}

/** What a stage can ask of a deal. */
export const REQUIREMENTS = [
  'requiresValue',
  'requiresExpectedClose',
  'requiresCompany',
  'requiresContact',
  'requiresOwner',
] as const;

/** One of {@link REQUIREMENTS}. */
export type Requirement = (typeof REQUIREMENTS)[number];

/** A requirement as the field that it asks for. */
export function requirementName(i18n: Translator, requirement: Requirement): string {
  switch (requirement) {
    case 'requiresValue':
      return i18n.t('Value');
    case 'requiresExpectedClose':
      return i18n.t('Expected close');
    case 'requiresCompany':
      return i18n.t('Company');
    case 'requiresContact':
      return i18n.t('Contact');
    case 'requiresOwner':
      return i18n.t('Owner');
  }
}

/** What a deal needs before it enters; null for a stage that asks for nothing. */
export function requirementsText(i18n: Translator, stage: Stage): string | null {
  const names = REQUIREMENTS.filter((one) => stage[one]).map((one) => requirementName(i18n, one));
  if (stage.kind === 'lost') names.push(i18n.t('Reason of the loss'));
  return names.length === 0
    ? null
    : i18n.t('asks for: {fields}', { fields: new Intl.ListFormat(i18n.locale).format(names) });
}
