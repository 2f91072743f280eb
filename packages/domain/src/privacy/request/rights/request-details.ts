import { isPurpose, PURPOSES, type Purpose } from '../../../kernel/purposes.ts';
import { RESTRICTION_GROUNDS } from '../../subject/data-subject.entity.ts';
import { ASKED_FOR } from '../privacy-request.entity.ts';
import { CORRECTABLE_FIELDS } from './correction-item.entity.ts';
import type { CorrectableField, ProposedValue } from './corrections.ts';

/** What single rights need to know beside who asks. */
export interface RequestDetails {
  /**
   * Whose data it is about: `self`, `child` for a parent or guardian, `client` for somebody whom a person authorised, `deceased`
   * for the heirs of somebody who died.
   */
  readonly askedFor?: string | null;
  /** Who asks for somebody that authorised them. */
  readonly agentName?: string | null;
  /** Who died. */
  readonly deceasedName?: string | null;
  /** The purposes that an objection is about; none for everything that can be objected to. */
  readonly objectedTo?: readonly string[] | null;
  /** On which ground of GDPR Art. 18(1) the use is to be restricted. */
  readonly restrictionGround?: string | null;
  /** The values that are wrong, as they should be. */
  readonly corrections?: readonly { readonly field: string; readonly value: string }[] | null;
}

/** The same, checked. */
export interface CheckedDetails {
  readonly askedFor: (typeof ASKED_FOR)[number];
  readonly agentName: string | null;
  readonly deceasedName: string | null;
  readonly objectedTo: readonly Purpose[];
  readonly restrictionGround: (typeof RESTRICTION_GROUNDS)[number] | null;
  readonly corrections: readonly ProposedValue[];
}

const LONGEST_VALUE = 300;
const LONGEST_NAME = 200;

/** Checks what single rights need to know; what belongs to another right is left out. */
export function checkDetails(
  input: RequestDetails & { readonly kind: string },
  refuse: (path: string, expected: string) => void,
): CheckedDetails {
  const { kind, restrictionGround } = input;
  const askedFor = ASKED_FOR.find((one) => one === (input.askedFor ?? 'self'));
  if (!askedFor) refuse('askedFor', `Expected one of ${ASKED_FOR.join(', ')}.`);
  const ground = RESTRICTION_GROUNDS.find((one) => one === restrictionGround) ?? null;
  if (restrictionGround && !ground) refuse('restrictionGround', `Expected one of ${RESTRICTION_GROUNDS.join(', ')}.`);
  return {
    askedFor: askedFor ?? 'self',
    agentName: askedFor === 'client' ? checkName('agentName', input.agentName, refuse) : null,
    deceasedName: askedFor === 'deceased' ? checkName('deceasedName', input.deceasedName, refuse) : null,
    objectedTo: purposesNamed(kind, input.objectedTo ?? [], refuse),
    restrictionGround: kind === 'restriction' ? ground : null,
    corrections: kind === 'rectification' ? checkCorrections(input.corrections ?? [], refuse) : [],
  };
}

/** A stop of marketing is believed without proof: beside it, it closes the sharing with partners where that is named, and no more. */
function purposesNamed(
  kind: string,
  names: readonly string[],
  refuse: (path: string, expected: string) => void,
): Purpose[] {
  if (kind === 'objection') return checkPurposes(names, refuse);
  return kind === 'marketing-stop' && names.includes('PARTNER_SHARING') ? ['PARTNER_SHARING'] : [];
}

function checkName(
  path: string,
  name: string | null | undefined,
  refuse: (path: string, expected: string) => void,
): string | null {
  const text = name?.trim().normalize('NFC') || null;
  // A name is one line.
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text ?? '')) refuse(path, 'Expected a name without line breaks.');
  if ((text?.length ?? 0) > LONGEST_NAME) refuse(path, `Expected at most ${LONGEST_NAME} characters.`);
  return text;
}

function checkPurposes(names: readonly string[], refuse: (path: string, expected: string) => void): Purpose[] {
  const known = names.filter(isPurpose).filter((purpose) => PURPOSES[purpose].list !== 'always');
  if (known.length < names.length) refuse('objectedTo', 'Expected purposes that somebody can object to.');
  return [...new Set(known)];
}

function checkCorrections(
  values: NonNullable<RequestDetails['corrections']>,
  refuse: (path: string, expected: string) => void,
): ProposedValue[] {
  const checked = new Map<CorrectableField, string>();
  for (const { field, value } of values) {
    const known = CORRECTABLE_FIELDS.find((one) => one === field);
    const text = value.trim().normalize('NFC');
    if (!known) refuse('corrections', `Expected one of ${CORRECTABLE_FIELDS.join(', ')}.`);
    else if (text.length > LONGEST_VALUE) refuse('corrections', `Expected at most ${LONGEST_VALUE} characters.`);
    else if (text !== '') checked.set(known, text);
  }
  return [...checked].map(([field, value]) => ({ field, value }));
}
