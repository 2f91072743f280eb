import type { AggregatePlan, Plan } from '../plan.ts';
import type { Statement } from './statement.ts';

/** A compiled statement, and how its answer becomes what was asked for. */
export interface Planned<Plan> {
  readonly statement: Statement;
  readonly plan: Plan;
}

/** Plans by their keys; the one that was not used for longest goes when there is no more room. */
export class PlanCache<Plan> {
  private readonly plans = new Map<string, Planned<Plan>>();

  constructor(private readonly room: number) {}

  /** How many plans there are. */
  get size(): number {
    return this.plans.size;
  }

  /** The plan of a key, made where it is not there yet; without a key it is made and not kept. */
  async get(key: string | null, make: () => Promise<Planned<Plan>>): Promise<Planned<Plan>> {
    if (key === null) return make();
    const known = this.plans.get(key);
    if (known) {
      this.plans.delete(key);
      this.plans.set(key, known);
      return known;
    }
    const made = await make();
    this.plans.set(key, made);
    for (const oldest of this.plans.keys())
      if (this.plans.size > this.room) this.plans.delete(oldest);
      else break;
    return made;
  }
}

const ROOM = 1_000;

/** What one engine has planned. */
export class PlanCaches {
  readonly pages = new PlanCache<Plan>(ROOM);
  readonly records = new PlanCache<Plan>(ROOM);
  readonly aggregates = new PlanCache<AggregatePlan>(ROOM);
}
