import { createHash } from 'node:crypto';
import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { PurposeSetting } from '../consent/purpose-setting.entity.ts';
import { type PolicyLanguage, policyLanguageOf } from '../policy/policy-words.ts';
import { decider, invalid } from './purpose-change.ts';
import { PurposeNotice } from './purpose-version.entity.ts';

const WORDING = { min: 10, max: 500 };

/** What is said about a purpose from now on, in one language. */
export interface NewNotice {
  readonly language: PolicyLanguage;
  readonly wording: string;
}

/** A sentence of the notice without the white space around it. @throws InvalidInputError */
export function readWording(text: string): string {
  const wording = text.trim();
  if (wording.length < WORDING.min || wording.length > WORDING.max)
    throw invalid('wording', `Expected a sentence of ${WORDING.min} to ${WORDING.max} characters.`);
  return wording;
}

/** Adds the next version of what the notice says about a purpose; the one before stays as it was. Returns its number. */
export async function addNotice(
  em: EntityManager,
  scope: Scope,
  setting: PurposeSetting,
  { language, wording }: NewNotice,
): Promise<number> {
  const { workspaceId, clock } = scope;
  const [last] = await em.execute<{ number: number }[]>(
    'select coalesce(max(number), 0)::int as number from purpose_notice where workspace_id = ? and setting_id = ?',
    [workspaceId, setting.id],
  );
  const number = (last?.number ?? 0) + 1;
  const said = { number, language, wording, wordingHash: wordingHash(wording) };
  const published = { publishedAt: clock.now(), publishedById: decider(scope) };
  em.persist(em.create(PurposeNotice, { workspaceId, id: newId(), setting: ref(setting), ...said, ...published }));
  return number;
}

/** The language in which the workspace writes, as far as its notice has it. */
export async function ownLanguage(em: EntityManager, { workspaceId }: Scope): Promise<PolicyLanguage> {
  const [row] = await em.execute<{ locale: string }[]>('select locale from workspace where id = ?', [workspaceId]);
  return policyLanguageOf(row?.locale);
}

/** By what a consent tells which words were agreed to: SHA-256, in hex. */
export function wordingHash(wording: string): string {
  return createHash('sha256').update(wording, 'utf8').digest('hex');
}
