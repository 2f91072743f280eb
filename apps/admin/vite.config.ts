import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { placeDocuments } from '../../tools/build/place-documents.ts';
import { precompress } from '../../tools/build/precompress.ts';

/** The console lives at `/admin/` of the server's origin; in development the API's paths are passed on to it. */
export default defineConfig({
  base: '/admin/',
  plugins: [placeDocuments(), react(), precompress()],
  // The server's content security policy allows neither inline scripts nor data: fonts.
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: true, target: 'es2024', assetsInlineLimit: 0 },
  server: {
    host: '127.0.0.1',
    port: 5174,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/graphql', '/auth', '/uploads', '/downloads'].map((path) => [path, 'http://127.0.0.1:3000']),
    ),
  },
});
