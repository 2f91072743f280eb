import { InvalidInputError, NotFoundError, StaleVersionError } from '../../kernel/errors.ts';
import { PURPOSES, type Purpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { PurposeSetting } from './purpose-setting.entity.ts';

/** What can be changed about a purpose. Its ground is fixed where data was collected on it. */
export interface PurposeChanges {
  readonly isOn?: boolean | null | undefined;
  readonly wording?: string | null | undefined;
}

const WORDING = { min: 10, max: 500 };

/** How a workspace uses the product's purposes. */
export class PurposeSettingService {
  constructor(private readonly scope: Scope) {}

  /**
   * Switches a purpose on or off, or words it anew. A switch takes effect with the next statement, for everybody at once.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · StaleVersionError · InvalidInputError for a purpose that
   * nobody can switch off
   */
  async update(purpose: Purpose, changes: PurposeChanges, ifVersion?: number | null): Promise<string> {
    this.scope.require('purpose:update');
    const wording = changes.wording?.trim();
    if (wording !== undefined && (wording.length < WORDING.min || wording.length > WORDING.max))
      throw invalid('wording', `Expected a sentence of ${WORDING.min} to ${WORDING.max} characters.`);
    if (changes.isOn === false && PURPOSES[purpose].list === 'always')
      throw invalid('isOn', 'This purpose cannot be switched off: the law or the safety of the data demands it.');
    return this.scope.transaction(async (em) => {
      const setting = await em.findOne(PurposeSetting, { workspaceId: this.scope.workspaceId, purpose });
      if (!setting) throw new NotFoundError('purpose', 'purpose');
      if (ifVersion != null && ifVersion !== setting.version) throw new StaleVersionError(ifVersion, setting.version);
      const fields = [
        purpose,
        changes.isOn == null ? [] : changes.isOn ? 'on' : 'off',
        wording ? 'wording' : [],
      ].flat();
      setting.isOn = changes.isOn ?? setting.isOn;
      setting.wording = wording ?? setting.wording;
      setting.updatedAt = this.scope.clock.now();
      const target = { targetType: 'purpose_setting', targetId: setting.id, version: setting.version + 1 };
      this.scope.record(em, { action: 'purpose:update', ...target, fields });
      return setting.id;
    });
  }
}

function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
