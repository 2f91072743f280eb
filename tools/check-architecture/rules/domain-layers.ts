import { domainLayers } from '../drawing.ts';
import type { Finding } from '../report.ts';
import type { SourceTree } from '../tree/source-tree.ts';

const source = 'packages/domain/src/';

/** Inside the domain: database → slices → privacy → kernel. Tests and the test kit may look at everything. */
export function checkDomainLayers(tree: SourceTree): Finding[] {
  return tree.edges.flatMap(({ from, line, target }) => {
    const to = target.kind === 'library' ? undefined : target.path;
    if (!from.path.startsWith(source) || !to?.startsWith(source)) return [];
    const [own, other] = [layerOf(from.path), layerOf(to)];
    if (domainLayers.indexOf(own) >= domainLayers.indexOf(other)) return [];
    const message = `${own} must not import ${other} (${to}): database → slices → privacy → kernel`;
    return [{ rule: 'domain-layer', path: from.path, line, message }];
  });
}

function layerOf(path: string): (typeof domainLayers)[number] {
  const [folder = ''] = path.slice(source.length).split('/');
  if (/\.test\.tsx?$|\/testing\//.test(path)) return 'testing';
  return domainLayers.find((layer) => layer === folder) ?? 'slice';
}
