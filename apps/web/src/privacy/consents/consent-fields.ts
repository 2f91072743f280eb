import type { Translator } from '@smartx/ui';
import type { FieldSpec } from '../../form/model/field-spec.ts';
import type { Choice } from '../../list/filter-field.ts';
import { channelName, methodChoices, purposeChoices } from './consent-words.ts';

/** What a seller writes down, or does, about a consent. */
export type ConsentAct = 'yes' | 'no' | 'ask';

/** Whose consents they are. */
export interface ConsentTarget {
  readonly subjectId: string;
  /** Their addresses as the page shows them; the value is null where it is withheld. */
  readonly addresses: readonly { readonly id: string; readonly kind: string; readonly value: string | null }[];
  /** What people can be written to about. */
  readonly topics: readonly { readonly key: string; readonly label: string }[];
}

/** What is asked for each act; the same names as in the API. */
export function consentFields(i18n: Translator, act: ConsentAct, target: ConsentTarget): FieldSpec[] {
  const purpose: FieldSpec = {
    ...{ name: 'purpose', kind: 'select', isRequired: true, choices: purposeChoices(i18n) },
    label: i18n.t('For what'),
  };
  const topic: FieldSpec[] =
    target.topics.length === 0
      ? []
      : [{ name: 'topic', kind: 'select', label: i18n.t('Topic'), choices: topicChoices(i18n, target) }];
  const wording: FieldSpec = {
    ...{ name: 'wording', kind: 'textarea', isRequired: true, maxLength: 2000 },
    label: i18n.t('The words they agree to'),
    example: i18n.t('Yes, send me your newsletter once a month.'),
  };
  const proof: FieldSpec = {
    ...{ name: 'proof', kind: 'textarea', maxLength: 2000, label: i18n.t('What shows it') },
    description: i18n.t('Stored encrypted, and deleted with the person.'),
  };
  if (act === 'ask')
    return [purpose, ...topic, emailField(i18n, target), wording, languageField(i18n), { ...proof, isRequired: true }];
  const told: FieldSpec[] = [
    {
      ...{ name: 'method', kind: 'select', isRequired: true, choices: methodChoices(i18n) },
      label: i18n.t('How they said so'),
    },
    { name: 'occurredOn', kind: 'date', label: i18n.t('On which day'), paths: ['occurredAt'] },
    proof,
  ];
  const about = aboutField(i18n, target);
  return act === 'yes'
    ? [purpose, ...topic, about, wording, ...told]
    : [eventField(i18n), purpose, ...topic, about, ...told];
}

function eventField(i18n: Translator): FieldSpec {
  return {
    ...{ name: 'event', kind: 'select', isRequired: true, label: i18n.t('What they said') },
    choices: [
      { value: 'withdrawn', label: i18n.t('They take their consent back') },
      { value: 'objected', label: i18n.t('They object') },
      { value: 'refused', label: i18n.t('They were asked and refused') },
    ],
  };
}

function aboutField(i18n: Translator, { addresses }: ConsentTarget): FieldSpec {
  const channels = ['any', 'email', 'phone', 'post', 'message'];
  return {
    ...{ name: 'about', kind: 'select', isRequired: true, paths: ['channel', 'contactPointId'] },
    label: i18n.t('On which channel'),
    choices: [
      ...channels.map((value) => ({ value, label: channelName(i18n, value) })),
      ...addresses.flatMap(({ id, value }) => (value ? [{ value: `point:${id}`, label: value }] : [])),
    ],
  };
}

function emailField(i18n: Translator, { addresses }: ConsentTarget): FieldSpec {
  return {
    ...{ name: 'contactPointId', kind: 'select', isRequired: true, label: i18n.t('At which address') },
    choices: addresses.flatMap(({ id, kind, value }) =>
      kind === 'email' && value ? [{ value: id, label: value }] : [],
    ),
  };
}

function languageField(i18n: Translator): FieldSpec {
  return {
    ...{ name: 'language', kind: 'select', isRequired: true, label: i18n.t('Language of the mail') },
    choices: [
      { value: 'en', label: 'English' },
      { value: 'de', label: 'Deutsch' },
      { value: 'fr', label: 'Français' },
      { value: 'ar', label: 'العربية' },
    ],
  };
}

function topicChoices(i18n: Translator, { topics }: ConsentTarget): Choice[] {
  return [{ value: '', label: i18n.t('Every topic') }, ...topics.map(({ key, label }) => ({ value: key, label }))];
}
