import type { Finding } from '../report.ts';

/** The patterns are spelled so that they do not find themselves. */
const machinePaths = /(?<![\w.:/-])(?:\/home\/(?!node\/)[a-z][\w.-]*\/|\/Users\/[\w.-]+\/|\/root\/)|\b[A-Z]:\\Users\\/;
const registryHosts = /registry\.(?:npmjs|yarnpkg)\.(?:org|com)|npm\.pkg\.github\.com/;

/** Finds paths of one machine and hosts of package registries; `own` are those of this machine. */
export function checkStrayAddresses(path: string, text: string, own: string[]): Finding[] {
  if (text.includes('\0')) return [];
  return text.split('\n').flatMap((content, index) => {
    const found =
      machinePaths.exec(content)?.[0] ??
      registryHosts.exec(content)?.[0] ??
      own.find((address) => content.includes(address));
    return found
      ? [{ rule: 'stray-address', path, line: index + 1, message: `${found} belongs to one machine or registry` }]
      : [];
  });
}
