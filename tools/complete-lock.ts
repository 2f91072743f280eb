/**
 * `node tools/complete-lock.ts` after `npm install`: npm leaves packages for other platforms out of the lock file when its registry
 * does not have them at that moment, and then refuses "npm ci" everywhere. This adds them, by the versions their parents ask for.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/** The entry of a package that nobody here can download: enough for npm to know that it is not for this platform. */
export function entryFor(name: string, version: string, dev: boolean): LockedPackage {
  const words = name.split('/').at(-1)?.replace('windows', 'win32').replace(/-64$/, '-x64').split('-') ?? [];
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : words.includes('gnu') ? ['glibc'] : [];
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

/** What the lock file lacks: optional packages, at an exact version, that are neither beside their parent nor above it. */
export function missingEntries(packages: Readonly<Record<string, LockedPackage>>): Record<string, LockedPackage> {
  const missing: Record<string, LockedPackage> = {};
  for (const [parent, { optionalDependencies = {}, dev = false }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const top = `node_modules/${name}`;
      if (
        packages[`${parent}/${top}`] ||
        packages[top]?.version === version ||
        !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)
      )
        continue;
      missing[packages[top] || missing[top] ? `${parent}/${top}` : top] = entryFor(name, version, dev);
    }
  }
  return missing;
}

if (import.meta.main) {
  const path = join(import.meta.dirname, '..', 'package-lock.json');
  const lock: { packages: Record<string, LockedPackage> } = JSON.parse(readFileSync(path, 'utf8'));
  const missing = missingEntries(lock.packages);
  const sorted = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} packages for other platforms added`);
}
