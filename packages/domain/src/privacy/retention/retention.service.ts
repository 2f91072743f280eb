import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError, NotFoundError, StaleVersionError } from '../../kernel/errors.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { PrivacyParts } from '../privacy-parts.ts';
import { type ShownBatch, shownBatch } from './batch/shown-batch.ts';
import { countDue, type DueCount, type DueMonth } from './due/due-items.ts';
import { countKept } from './due/kept-counts.ts';
import { daysIn } from './periods.ts';
import { RetentionRule } from './retention.entity.ts';
import {
  PERIOD_UNITS,
  RETENTION_GROUNDS,
  RETENTION_KEYS,
  RETENTION_RULES,
  type RetentionDefault,
  type RetentionKey,
  type RetentionPeriod,
} from './retention-rules.ts';
import { trialEnd } from './trial.ts';

/** A rule as it stands, with what it would do today. */
interface ShownRule extends RetentionPeriod {
  readonly key: RetentionKey;
  readonly category: string;
  readonly object: string;
  readonly trigger: string;
  readonly ground: string;
  readonly action: string;
  readonly isOn: boolean;
  readonly version: number;
  readonly actions: readonly string[];
  readonly isApproved: boolean;
  /** Whether the workspace can choose another period. */
  readonly isFixed: boolean;
  readonly due: number;
  readonly overdue: number;
  readonly held: number;
}

/** What is kept for how long, what is due, and what is being done about it. */
export interface RetentionOverview {
  /** Until then nothing of a new workspace is deleted, only counted; null once that is over. */
  readonly simulationEndsAt: Date | null;
  readonly rules: readonly ShownRule[];
  readonly months: readonly DueMonth[];
  /** What waits to be approved or carried out, else what was done last; null where nothing ever was due. */
  readonly batch: ShownBatch | null;
}

/** What is changed about a rule; the period is changed as a whole. */
export interface RuleChanges {
  readonly period?: RetentionPeriod | null | undefined;
  readonly ground?: RetentionRule['ground'] | null | undefined;
  readonly action?: RetentionRule['action'] | null | undefined;
  readonly isOn?: boolean | null | undefined;
}

/** The rules of a workspace: for how long what is kept, and what would go. */
export class RetentionService {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
  ) {}

  /**
   * The rules, with how many are due by each today and in the coming year. Counted in the database; nothing is opened.
   * @throws NotAllowedError · PurposeNotAllowedError
   */
  async overview(): Promise<RetentionOverview> {
    this.scope.require('retention:read');
    return this.scope.transaction(async (em) => {
      const { today, months } = await countDue(em, this.scope);
      const kept = await countKept(em, this.scope);
      const rules = await em.find(RetentionRule, { workspaceId: this.scope.workspaceId });
      const counted = new Map(today.map((count) => [count.rule, count]));
      const shown = RETENTION_KEYS.flatMap((key) => rules.filter((rule) => rule.key === key)).map((rule) => {
        const own = RETENTION_RULES[rule.key].isApproved ? counted.get(rule.key) : undefined;
        return shownRule(rule, own ?? { due: kept.get(rule.key) ?? 0, overdue: 0, held: 0 });
      });
      const simulationEndsAt = await trialEnd(em, this.scope);
      return { simulationEndsAt, rules: shown, months, batch: await shownBatch(em, this.scope, this.parts) };
    });
  }

  /**
   * What a rule would do today if it had another period; changes nothing.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · InvalidInputError
   */
  async simulate(key: RetentionKey, period: RetentionPeriod): Promise<DueCount> {
    this.scope.require('retention:read');
    return this.scope.transaction(async (em) => {
      await this.find(em, key);
      assertWithin(key, period);
      const { today } = await countDue(em, this.scope, { [key]: period });
      return today.find(({ rule }) => rule === key) ?? { rule: key, due: 0, overdue: 0, held: 0 };
    });
  }

  /**
   * Changes a rule: for how long, why, and what becomes of it then. It holds for everything that is kept already but what is in the
   * archive, whose people were told until when; what was put
   * forward is looked at again by the new rule before anything goes, and put forward anew where another action was approved. Gives
   * the id of the rule.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · StaleVersionError · InvalidInputError for a period that is
   * too short or too long, and for a rule that nobody can change or switch off
   */
  async updateRule(key: RetentionKey, changes: RuleChanges, ifVersion?: number | null): Promise<string> {
    this.scope.require('retention:update');
    assertPossible(key, changes);
    return this.scope.transaction(async (em) => {
      const rule = await this.find(em, key);
      if (ifVersion != null && ifVersion !== rule.version) throw new StaleVersionError(ifVersion, rule.version);
      const { period } = changes;
      const before = wordsOf(rule);
      if (period) Object.assign(rule, { periodCount: period.count, periodUnit: period.unit, isChosen: true });
      rule.ground = changes.ground ?? rule.ground;
      rule.action = changes.action ?? rule.action;
      rule.isOn = changes.isOn ?? rule.isOn;
      const after = wordsOf(rule);
      if (before.join() === after.join()) return rule.id;
      rule.updatedAt = this.scope.clock.now();
      const target = { targetType: 'retention_rule', targetId: rule.id, version: rule.version + 1 };
      const fields = [key, ...after.filter((word, index) => word !== before[index])];
      this.scope.record(em, { action: 'retention:update', ...target, fields });
      return rule.id;
    });
  }

  private async find(em: EntityManager, key: RetentionKey): Promise<RetentionRule> {
    const rule = await em.findOne(RetentionRule, { workspaceId: this.scope.workspaceId, key });
    if (!rule) throw new NotFoundError('retentionRule', 'key');
    return rule;
  }
}

function wordsOf({ periodCount, periodUnit, ground, action, isOn }: RetentionRule): string[] {
  return [`${periodCount} ${periodUnit}`, ground, action, isOn ? 'on' : 'off'];
}

function shownRule(rule: RetentionRule, { due, overdue, held }: Omit<DueCount, 'rule'>): ShownRule {
  const { key, category, object, trigger, ground, action, isOn, version } = rule;
  const { bounds, actions, isApproved } = RETENTION_RULES[key];
  const period = { count: rule.periodCount, unit: rule.periodUnit };
  const known = { key, category, object, trigger, ground, action, isOn, version, actions, isApproved };
  return { ...known, ...period, isFixed: bounds === null, due, overdue, held };
}

/** @throws InvalidInputError */
function assertPossible(key: RetentionKey, { period, ground, action, isOn }: RuleChanges): void {
  const { actions, isApproved } = RETENTION_RULES[key];
  if (period) assertWithin(key, period);
  if (ground && !RETENTION_GROUNDS.includes(ground)) throw refusal('ground', 'This is none of the grounds.');
  if (action && !actions.includes(action)) throw refusal('action', `What can become of it: ${actions.join(', ')}.`);
  if (isOn === false && !isApproved)
    throw refusal(
      'isOn',
      'Logs, proofs and the archive are not kept without an end: this rule cannot be switched off.',
    );
}

/** @throws InvalidInputError */
function assertWithin(key: RetentionKey, period: RetentionPeriod): void {
  const { bounds }: RetentionDefault = RETENTION_RULES[key];
  if (!bounds) throw refusal('count', 'The product itself keeps this for no longer; the period is fixed.');
  if (!Number.isInteger(period.count) || !PERIOD_UNITS.includes(period.unit))
    throw refusal('count', 'Expected a whole number of days, months or years.');
  const { least, most } = bounds;
  if (daysIn(period) < daysIn(least) || daysIn(period) > daysIn(most))
    throw refusal('count', `Expected ${words(least)} to ${words(most)}.`);
}

function words({ count, unit }: RetentionPeriod): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function refusal(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
