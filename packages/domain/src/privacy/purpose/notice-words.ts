import type { EntityManager } from '@mikro-orm/postgresql';
import { isPurpose, PURPOSES, type Purpose } from '../../kernel/purposes.ts';
import { LEGAL_BASES, type LegalBasis } from '../consent/purpose-setting.entity.ts';
import type { PolicyLanguage } from '../policy/policy-words.ts';

/** A ground on which a purpose stood, for whoever was recorded before a moment. */
export interface EarlierBasis {
  readonly basis: LegalBasis;
  readonly endedAt: Date;
}

/** A purpose for which a workspace uses data, in the words that it published. */
export interface NoticePurpose {
  readonly purpose: Purpose;
  readonly basis: LegalBasis;
  /** The grounds of before, the newest first: whoever was recorded then still stands on them. */
  readonly earlier: readonly EarlierBasis[];
  readonly wording: string;
  /** The language of the words. */
  readonly language: string;
  readonly publishedAt: Date;
}

/** What was published about a purpose. */
interface Words {
  readonly number: number;
  readonly language: string;
  readonly wording: string;
  readonly published_at: string;
}

interface Row extends Words {
  readonly purpose: string;
  readonly basis: string;
  readonly earlier: readonly { readonly basis: string; readonly until: string }[];
}

/** The language of the words with which every workspace begins. */
const FIRST_LANGUAGE = 'en';

/** What is published about each purpose that is switched on, for a reader of a language. */
export async function publishedPurposes(
  em: EntityManager,
  workspaceId: string,
  { own, reader }: { readonly own: string; readonly reader: PolicyLanguage },
): Promise<NoticePurpose[]> {
  const rows = await em.execute<Row[]>(
    `select distinct on (s.purpose, n.language) s.purpose, s.basis, n.number, n.language, n.wording, n.published_at,
       (select coalesce(jsonb_agg(jsonb_build_object('basis', basis, 'until', until) order by until desc), '[]')
        from (select basis, lead(valid_from) over (order by valid_from, id) as until from purpose_basis
          where workspace_id = ? and setting_id = s.id) b where until is not null) as earlier
     from purpose_setting s join purpose_notice n on n.workspace_id = ? and n.setting_id = s.id
     where s.workspace_id = ? and s.is_on order by s.purpose, n.language, n.number desc`,
    [workspaceId, workspaceId, workspaceId],
  );
  return [...Map.groupBy(rows, ({ purpose }) => purpose).values()]
    .flatMap((versions) => shownTo(versions, own, reader))
    .sort((one, other) => PURPOSES[one.purpose].bit - PURPOSES[other.purpose].bit);
}

function shownTo(versions: readonly Row[], own: string, reader: PolicyLanguage): NoticePurpose[] {
  const words = wordsFor(versions, own, reader);
  const basis = basisOf(words?.basis);
  if (!words || !basis || !isPurpose(words.purpose)) return [];
  const { purpose, wording, language } = words;
  const earlier = words.earlier.flatMap(({ basis: former, until }) => {
    const known = basisOf(former);
    return known ? [{ basis: known, endedAt: new Date(until) }] : [];
  });
  return [{ purpose, basis, earlier, wording, language, publishedAt: new Date(words.published_at) }];
}

function basisOf(text: string | undefined): LegalBasis | undefined {
  return LEGAL_BASES.find((one) => one === text);
}

/**
 * The newest words of each language being given, those for a reader: in their language, if they were published after the
 * workspace's own. Words that are older say what no longer holds.
 */
export function wordsFor<Version extends Pick<Words, 'number' | 'language'>>(
  newest: readonly Version[],
  own: string,
  reader: PolicyLanguage,
): Version | null {
  const inLanguage = (wanted: string) => newest.find(({ language }) => language === wanted);
  const original = inLanguage(own) ?? inLanguage(FIRST_LANGUAGE) ?? newest[0];
  const translated = inLanguage(reader);
  if (!original) return null;
  return translated && translated.number > original.number ? translated : original;
}
