import { ref } from '@mikro-orm/postgresql';
import { newId } from '../../kernel/ids.ts';
import { PURPOSES, type Purpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { LegalBasis } from '../consent/purpose-setting.entity.ts';
import { adopt, type NewAssessment } from './adopt-assessment.ts';
import { addNotice, type NewNotice, ownLanguage, readWording } from './publish-notice.ts';
import { awaitRecording, decider, findSetting, invalid, recordChange } from './purpose-change.ts';
import { PurposeBasis } from './purpose-version.entity.ts';

/** What can be changed about a purpose at once. */
export interface PurposeChanges {
  readonly isOn?: boolean | null | undefined;
  /** What the notice says from now on, in the language of the workspace. */
  readonly wording?: string | null | undefined;
}

/** What approaches, rates or passes people on is theirs to refuse, so it never stands on a ground that goes past a refusal. */
const THEIRS_TO_REFUSE: readonly Purpose[] = [
  ...(['PROSPECTING', 'MARKETING', 'PROFILING', 'PARTNER_SHARING'] as const),
  ...(['PERSONALISATION', 'USAGE_ANALYTICS', 'OPERATOR_MARKETING'] as const),
];
const REFUSABLE: readonly LegalBasis[] = ['consent', 'legitimate-interest'];

/** How a workspace uses the product's purposes. */
export class PurposeSettingService {
  constructor(private readonly scope: Scope) {}

  /**
   * Switches a purpose on or off, or words it anew. A switch takes effect with the next statement, for everybody at once; new
   * words are the next version of the notice.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · StaleVersionError · InvalidInputError for a purpose that
   * nobody can switch off
   */
  async update(purpose: Purpose, changes: PurposeChanges, ifVersion?: number | null): Promise<string> {
    this.scope.require('purpose:update');
    const wording = changes.wording == null ? null : readWording(changes.wording);
    if (changes.isOn === false && PURPOSES[purpose].list === 'always')
      throw invalid('isOn', 'This purpose cannot be switched off: the law or the safety of the data demands it.');
    return this.scope.transaction(async (em) => {
      const setting = await findSetting(em, this.scope, purpose, ifVersion);
      setting.isOn = changes.isOn ?? setting.isOn;
      if (wording !== null && wording !== setting.wording) {
        await addNotice(em, this.scope, setting, { language: await ownLanguage(em, this.scope), wording });
        setting.wording = wording;
      }
      const said = [changes.isOn == null ? [] : changes.isOn ? 'on' : 'off', wording ? 'wording' : []].flat();
      return recordChange(em, this.scope, setting, said);
    });
  }

  /**
   * Puts a purpose on another ground, for everybody who is recorded from now on. Whoever is there already stays on the ground
   * on which their data was collected (GDPR Art. 13(1)(c), 5(1)(b)), and no decision about anybody changes.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · StaleVersionError · InvalidInputError for a ground that
   * cannot carry the purpose
   */
  async setBasis(purpose: Purpose, basis: LegalBasis, ifVersion?: number | null): Promise<string> {
    this.scope.require('purpose:update');
    assertCarries(basis, purpose);
    const { workspaceId, clock } = this.scope;
    return this.scope.transaction(async (em) => {
      const setting = await findSetting(em, this.scope, purpose, ifVersion);
      if (setting.basis === basis) return setting.id;
      // The instant is read behind it, so that whoever was being recorded is there before it.
      await awaitRecording(em, workspaceId);
      const decided = { validFrom: clock.now(), decidedById: decider(this.scope) };
      em.persist(em.create(PurposeBasis, { workspaceId, id: newId(), setting: ref(setting), basis, ...decided }));
      setting.basis = basis;
      return recordChange(em, this.scope, setting, ['basis', basis]);
    });
  }

  /**
   * Adopts a weighing of the interest on which a purpose rests, until a day on which it is looked at again.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · WrongStateError
   */
  async adoptAssessment(purpose: Purpose, assessment: NewAssessment, ifVersion?: number | null): Promise<string> {
    this.scope.require('purpose:update');
    return this.scope.transaction(async (em) =>
      adopt(em, this.scope, await findSetting(em, this.scope, purpose, ifVersion), assessment),
    );
  }

  /**
   * Publishes what the notice says about a purpose in one language, as its next version. New words in the workspace's own
   * language put aside the translations that were made of the old ones.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · StaleVersionError · InvalidInputError
   */
  async publishNotice(purpose: Purpose, notice: NewNotice, ifVersion?: number | null): Promise<string> {
    this.scope.require('purpose:update');
    const said = { language: notice.language, wording: readWording(notice.wording) };
    return this.scope.transaction(async (em) => {
      const setting = await findSetting(em, this.scope, purpose, ifVersion);
      const number = await addNotice(em, this.scope, setting, said);
      if (said.language === (await ownLanguage(em, this.scope))) setting.wording = said.wording;
      return recordChange(em, this.scope, setting, ['notice', said.language, `${number}`]);
    });
  }
}

function assertCarries(basis: LegalBasis, purpose: Purpose): void {
  if (PURPOSES[purpose].list === 'always') throw invalid('basis', 'The ground of this purpose is given by the law.');
  if (THEIRS_TO_REFUSE.includes(purpose) && !REFUSABLE.includes(basis))
    throw invalid('basis', `People can refuse this purpose; it rests on one of: ${REFUSABLE.join(', ')}.`);
}
