import type { Finding } from '../report.ts';
import type { SourceTree } from '../tree/source-tree.ts';

/** A group of files that all reach each other, and a shortest way round from its first file. */
export interface Cycle {
  files: string[];
  path: string[];
  line: number;
}

type Graph = Map<string, Map<string, number>>;

/** Finds import cycles; type-only and dynamic imports close a cycle like any other. */
export function findCycles(tree: SourceTree): Cycle[] {
  const graph = graphOf(tree);
  return stronglyConnected(graph)
    .filter((group) => group.length > 1 || graph.get(group[0] ?? '')?.has(group[0] ?? ''))
    .map((group) => {
      const files = group.sort();
      const path = wayRound(graph, files[0] ?? '');
      return { files, path, line: graph.get(path[0] ?? '')?.get(path[1] ?? '') ?? 1 };
    });
}

/** Each cycle as a finding at the first import on its way round. */
export function checkCycles(cycles: Cycle[]): Finding[] {
  return cycles.map(({ path, files, line }) => {
    const message = `import cycle of ${files.length} files: ${path.join(' → ')}`;
    return { rule: 'cycle', path: path[0] ?? '', line, message };
  });
}

function graphOf({ files, byPath, edges }: SourceTree): Graph {
  const graph: Graph = new Map(files.map(({ path }) => [path, new Map<string, number>()]));
  for (const { from, line, target } of edges) {
    const to = target.kind === 'library' ? undefined : target.path;
    const known = graph.get(from.path);
    if (to && known && byPath.has(to) && !known.has(to)) known.set(to, line);
  }
  return graph;
}

/** Tarjan's algorithm. */
function stronglyConnected(graph: Graph): string[][] {
  const index = new Map<string, number>();
  const stack: string[] = [];
  const groups: string[][] = [];

  const visit = (node: string) => {
    const order = index.size;
    let low = order;
    index.set(node, order);
    stack.push(node);
    for (const next of graph.get(node)?.keys() ?? []) {
      if (!index.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, index.get(next) ?? low);
    }
    if (low === order) groups.push(stack.splice(stack.indexOf(node)));
    return low;
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return groups;
}

/** Breadth first from a file back to itself. */
function wayRound(graph: Graph, start: string): string[] {
  const ways = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of graph.get(way.at(-1) ?? '')?.keys() ?? []) {
      if (next === start) return [...way, start];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return [start];
}
