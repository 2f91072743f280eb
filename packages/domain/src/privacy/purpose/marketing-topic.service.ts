import type { EntityManager } from '@mikro-orm/postgresql';
import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { type InvalidInputError, NotFoundError, StaleVersionError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { MarketingTopic } from './marketing-topic.entity.ts';
import { invalid } from './purpose-change.ts';

const LABEL = { min: 2, max: 80 };
const LONGEST_KEY = 40;

/** What people of a workspace can be written to about, each topic by itself. */
export class MarketingTopicService {
  constructor(private readonly scope: Scope) {}

  /**
   * Adds a topic; the ledger of consents calls it by a key that is made of its name. One that was retired is offered again.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError, also for one that is there already
   */
  async add(name: string): Promise<string> {
    this.scope.require('purpose:update');
    const label = name.trim();
    const key = keyOf(label);
    if (label.length < LABEL.min || label.length > LABEL.max || key === '')
      throw invalid('label', `Expected a name of ${LABEL.min} to ${LABEL.max} characters, with letters or digits.`);
    try {
      return await this.scope.transaction((em) => this.offer(em, key, label));
    } catch (cause) {
      if (cause instanceof UniqueConstraintViolationException) throw taken();
      throw cause;
    }
  }

  /**
   * Offers a topic no more. What people said about it stays in the ledger and counts.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · StaleVersionError
   */
  async retire(id: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('purpose:update');
    return this.scope.transaction(async (em) => {
      const topic = await em.findOne(MarketingTopic, { workspaceId: this.scope.workspaceId, id });
      if (!topic?.isActive) throw new NotFoundError('topic');
      if (ifVersion != null && ifVersion !== topic.version) throw new StaleVersionError(ifVersion, topic.version);
      topic.isActive = false;
      topic.updatedAt = this.scope.clock.now();
      return this.record(em, topic, 'topic-retired');
    });
  }

  private async offer(em: EntityManager, key: string, label: string): Promise<string> {
    const { workspaceId, clock } = this.scope;
    const now = clock.now();
    const known = await em.findOne(MarketingTopic, { workspaceId, key });
    if (known?.isActive) throw taken();
    const stamps = { createdAt: now, updatedAt: now };
    const topic =
      known ?? em.create(MarketingTopic, { workspaceId, id: newId(), key, label, isActive: true, ...stamps });
    em.persist(Object.assign(topic, { label, isActive: true, updatedAt: now }));
    return this.record(em, topic, 'topic-added');
  }

  private record(em: EntityManager, topic: MarketingTopic, said: string): string {
    const target = { targetType: 'marketing_topic', targetId: topic.id, version: (topic.version ?? 0) + 1 };
    this.scope.record(em, { action: 'purpose:update', ...target, fields: ['MARKETING', said] });
    return topic.id;
  }
}

function taken(): InvalidInputError {
  return invalid('label', 'There is a topic of this name already.');
}

/** Letters and digits of whatever script, in lower case, with hyphens between words. */
function keyOf(label: string): string {
  const words =
    label
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return Array.from(words.join('-')).slice(0, LONGEST_KEY).join('').replace(/-$/, '');
}
