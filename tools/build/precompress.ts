import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin, ResolvedConfig } from 'vite';

const TEXT = /\.(js|css|html|svg|json|webmanifest|txt)$/;
/** Below it, a second name to look for costs more than the bytes that it saves. */
const WORTH_BYTES = 1024;
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Writes each text file of a build a second and a third time, compressed as far as it goes: the server has nothing to compress. */
export function precompress(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'smartx:precompress',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async closeBundle() {
      const folder = join(config.root, config.build.outDir);
      const names = (await readdir(folder, { recursive: true })).filter((name) => TEXT.test(name));
      for (const name of names) await compress(join(folder, name));
    },
  };
}

async function compress(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.byteLength < WORTH_BYTES) return;
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength };
  const [brotli, zipped] = await Promise.all([toBrotli(content, { params: size }), toGzip(content, { level: 9 })]);
  await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, zipped)]);
}
