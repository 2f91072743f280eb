import { describe, expect, it } from 'vitest';
import { ConnectionWindows, type PageVariables, type WatchPage } from './connection-windows.ts';

/** A server with `total` rows named by their position, whose cursors are positions too. */
function serverOf(total: number, options: { relation?: 'EXACT' | 'AT_LEAST'; isHeld?: boolean } = {}) {
  const asked: PageVariables[] = [];
  const held: (() => void)[] = [];
  let stopped = 0;
  const watch: WatchPage<number> = (variables, listener) => {
    asked.push(variables);
    const answer = () => listener.page(pageOf(total, variables, options.relation ?? 'EXACT'));
    if (options.isHeld) held.push(answer);
    else answer();
    return () => {
      stopped += 1;
    };
  };
  return { asked, watch, release: () => held.splice(0).map((answer) => answer()), stopped: () => stopped };
}

function pageOf(total: number, variables: PageVariables, relation: 'EXACT' | 'AT_LEAST') {
  const { first, after, last, before, withCount } = variables;
  const from =
    first === null ? Math.max(0, Number(before ?? total) - Number(last)) : after === null ? 0 : Number(after) + 1;
  const to = first === null ? Number(before ?? total) : Math.min(total, from + first);
  const nodes = Array.from({ length: to - from }, (_, index) => from + index);
  return {
    nodes,
    pageInfo: { startCursor: String(from), endCursor: String(to - 1), hasNextPage: to < total },
    ...(withCount ? { totalCount: { value: Math.min(total, 200_000), relation } } : {}),
  };
}

describe('a long list in windows', () => {
  it('counts once, with its first page', () => {
    const server = serverOf(250);
    const windows = new ConnectionWindows(server.watch, 100);

    windows.need(0, 250);

    expect(windows.snapshot().total).toBe(250);
    expect(server.asked.map(({ withCount }) => withCount)).toEqual([true, false, false]);
    expect(windows.row(249)).toBe(249);
  });

  it('jumps to the end without reading what lies between', () => {
    const server = serverOf(100_030);
    const windows = new ConnectionWindows(server.watch, 100);
    windows.need(0, 30);

    windows.need(100_000, 100_030);

    expect(windows.row(100_029)).toBe(100_029);
    expect(server.asked).toHaveLength(2);
    expect(server.asked[1]).toMatchObject({ first: null, last: 30, before: null });
  });

  it('reaches the middle from the nearer end', () => {
    const server = serverOf(2_000);
    const windows = new ConnectionWindows(server.watch, 100);
    windows.need(0, 30);

    windows.need(1_750, 1_780);

    expect(windows.row(1_750)).toBe(1_750);
    expect(server.asked.slice(1).every(({ last }) => last === 100)).toBe(true);
    expect(server.asked).toHaveLength(4);
  });

  it('lets far windows go and reaches them again in one step', () => {
    const server = serverOf(1_000);
    const windows = new ConnectionWindows(server.watch, 100, 3);
    for (let start = 0; start < 1_000; start += 100) windows.need(start, start + 100);
    const before = server.asked.length;
    expect(windows.row(250)).toBeUndefined();
    expect(server.stopped()).toBeGreaterThan(5);

    windows.need(250, 260);

    expect(windows.row(250)).toBe(250);
    expect(server.asked).toHaveLength(before + 1);
  });

  it('asks nothing twice while an answer is on its way', () => {
    const server = serverOf(300, { isHeld: true });
    const windows = new ConnectionWindows(server.watch, 100);

    windows.need(0, 30);
    windows.need(0, 30);

    expect(server.asked).toHaveLength(1);
    expect(windows.snapshot().isLoading).toBe(true);
    server.release();
    expect(windows.snapshot().isLoading).toBe(false);
  });

  it('gives up what is on its way to a place that was left, and asks for it again when it is wanted', () => {
    const server = serverOf(100_000, { isHeld: true });
    const windows = new ConnectionWindows(server.watch, 100);
    windows.need(0, 30);
    server.release();
    windows.need(99_900, 99_930);

    windows.need(100, 130);

    expect(server.stopped()).toBe(1);
    server.release();
    expect(windows.row(99_900)).toBeUndefined();
    expect(windows.row(100)).toBe(100);
    windows.need(99_900, 99_930);
    server.release();
    expect(windows.row(99_900)).toBe(99_900);
  });

  it('takes no answer of a list that was left', () => {
    const server = serverOf(300, { isHeld: true });
    const windows = new ConnectionWindows(server.watch, 100);
    windows.need(0, 30);

    windows.stop();
    server.release();

    expect(windows.row(0)).toBeUndefined();
  });

  it('reads everything again after a record was made', () => {
    let total = 99;
    const watch: WatchPage<number> = (variables, listener) => {
      listener.page(pageOf(total, variables, 'EXACT'));
      return () => undefined;
    };
    const windows = new ConnectionWindows(watch, 100);
    windows.need(0, 30);
    total = 101;

    windows.refresh();
    windows.need(100, 101);

    expect(windows.snapshot().total).toBe(101);
    expect(windows.row(100)).toBe(100);
  });

  it('goes on beyond a count that is only a lower bound', () => {
    const server = serverOf(200_150, { relation: 'AT_LEAST' });
    const windows = new ConnectionWindows(server.watch, 250, 4);
    windows.need(0, 30);
    for (let start = 250; start < 200_500; start += 250) windows.need(start, start + 250);

    expect(windows.row(200_149)).toBe(200_149);
    expect(windows.snapshot()).toMatchObject({ total: 200_150, isLowerBound: false });
  });

  it('says what failed and tries again', () => {
    let isBroken = true;
    const watch: WatchPage<number> = (variables, listener) => {
      if (isBroken) listener.error(new Error('no'));
      else listener.page(pageOf(5, variables, 'EXACT'));
      return () => undefined;
    };
    const windows = new ConnectionWindows(watch, 100);
    windows.need(0, 30);
    expect(windows.snapshot().error).toBeInstanceOf(Error);
    isBroken = false;

    windows.refresh();

    expect(windows.snapshot().error).toBeNull();
    expect(windows.row(4)).toBe(4);
  });
});
