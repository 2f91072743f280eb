import { isDeepStrictEqual } from 'node:util';
import { type Model, personOf, type Truth } from './model.ts';
import { type Deed, nextDeed, pick, type RoleName, seeded } from './roles.ts';
import type { Store } from './store.ts';

/** What came of a role's work. */
export interface Outcome {
  readonly role: RoleName;
  readonly seconds: number;
  /** Answers that were as they have to be, in percent of those that could be judged. */
  readonly correct: number;
  readonly wrong: Readonly<Partial<Record<Deed, number>>>;
}

const WORKERS = 16;

/** Makes records, from several connections. @returns seconds */
export async function load(store: Store, model: Model, records: number): Promise<number> {
  const begun = performance.now();
  let next = 0;
  const work = async () => {
    for (let n = next++; n < records; n = next++) {
      const person = personOf(n);
      const key = await store.create(person);
      model.add(key, person);
      // Every other person agrees, so that there is something to find.
      if (n % 2 === 0) await say(store, model.of(key), key, true);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return (performance.now() - begun) / 1000;
}

/** One role does so many deeds, from several connections, each on records of its own. */
export async function perform(store: Store, model: Model, role: RoleName, deeds: number): Promise<Outcome> {
  const shares = sharesOf(model);
  const wrong = new Map<Deed, number>();
  let judged = 0;
  const begun = performance.now();
  const work = async (keys: string[], worker: number) => {
    const random = seeded(worker * 7_919 + 1);
    for (let n = 0; n < deeds / WORKERS; n++) {
      const deed = nextDeed(role, random);
      const key = keys[pick(role, keys.length, random)] ?? '';
      const isRight = await act(store, model, { deed, key, keys, n: worker * deeds + n });
      if (isRight === null) continue;
      judged++;
      if (!isRight) wrong.set(deed, (wrong.get(deed) ?? 0) + 1);
    }
  };
  await Promise.all(shares.map(work));
  const mistakes = [...wrong.values()].reduce((sum, count) => sum + count, 0);
  return {
    role,
    seconds: (performance.now() - begun) / 1000,
    correct: judged === 0 ? 100 : Number(((1 - mistakes / judged) * 100).toFixed(2)),
    wrong: Object.fromEntries(wrong),
  };
}

function sharesOf(model: Model): string[][] {
  const living = [...model.records].filter(([, { isGone }]) => !isGone).map(([key]) => key);
  return Array.from({ length: WORKERS }, (_, worker) => living.filter((_key, at) => at % WORKERS === worker));
}

interface Act {
  readonly deed: Deed;
  readonly key: string;
  readonly keys: string[];
  readonly n: number;
}

/** @returns whether the answer was right; null where there is nothing to judge */
async function act(store: Store, model: Model, { deed, key, keys, n }: Act): Promise<boolean | null> {
  const truth = model.of(key);
  switch (deed) {
    case 'create-record': {
      const person = personOf(1_000_000 + n);
      const made = await store.create(person);
      model.add(made, person);
      keys.push(made);
      return isDeepStrictEqual(await store.read(made), { name: person.name, city: person.city });
    }
    case 'delete-record':
      if (!truth.isGone) await store.remove(key);
      truth.isGone = true;
      return (await store.read(key)) === null;
    case 'update-metadata':
      if (!truth.isGone) await say(store, truth, key, !truth.agrees);
      return null;
    case 'update-data':
      if (truth.isGone) return null;
      truth.city = `City of ${n}`;
      await store.changeCity(key, truth.city);
      return null;
    case 'read-data':
      return isDeepStrictEqual(await store.read(key), seen(truth));
    case 'read-data-for-purpose':
      return isDeepStrictEqual(await store.readFor(key), truth.agrees ? seen(truth) : null);
    case 'read-by-purpose':
      return rightAbout(model, () => store.readAllFor());
    case 'read-metadata': {
      if (truth.isGone) return null;
      return isDeepStrictEqual(await store.readMetadata(key), { agrees: truth.agrees, said: truth.said });
    }
    case 'get-logs':
      return (await store.readLogs()) > 0;
    case 'verify-deletion': {
      const [gone] = [...model.records].find(([, one]) => one.isGone) ?? [];
      return gone === undefined ? null : (await store.read(gone)) === null;
    }
  }
}

function seen({ isGone, name, city }: Truth): { name: string; city: string } | null {
  return isGone ? null : { name, city };
}

async function say(store: Store, truth: Truth, key: string, agrees: boolean): Promise<void> {
  await store.say(key, agrees);
  truth.agrees = agrees;
  truth.said++;
  truth.changes++;
}

/** A list is right if it is full and nobody in it refuses; whoever changed their mind meanwhile is not judged. */
async function rightAbout(model: Model, ask: () => Promise<readonly string[]>): Promise<boolean> {
  const before = new Map([...model.records].map(([key, { changes, isGone }]) => [key, `${changes}${isGone}`]));
  const listed = await ask();
  const known = listed.filter((key) => model.records.has(key));
  const standing = known.filter((key) => {
    const { changes, isGone } = model.of(key);
    return before.get(key) === `${changes}${isGone}`;
  });
  return listed.length === 20 && standing.every((key) => model.of(key).agrees && !model.of(key).isGone);
}
