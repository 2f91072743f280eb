import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url));

/**
 * The server as two programs for Node 26. Packages of this repository are bundled from their source; everything from
 * node_modules stays outside, so that graphql, MikroORM and pg exist once in the process.
 */
export default defineConfig({
  ssr: { noExternal: [/^@smartx\//] },
  build: {
    ssr: true,
    target: 'node26',
    outDir: 'dist',
    sourcemap: true,
    minify: false,
    // The output of the others is theirs; ours is emptied of chunks that no longer exist.
    emptyOutDir: true,
    rolldownOptions: {
      input: { main: source('main.ts'), smartx: source('cli/smartx.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', keepNames: true },
    },
  },
});
