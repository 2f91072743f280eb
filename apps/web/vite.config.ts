import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { placeDocuments } from '../../tools/build/place-documents.ts';
import { precompress } from '../../tools/build/precompress.ts';

const server = 'http://127.0.0.1:3000';

/** The CRM as static files. No inline script and no data: font, because the server's content security policy allows neither. */
export default defineConfig({
  base: '/',
  plugins: [placeDocuments(), react(), precompress()],
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: true, target: 'es2024', assetsInlineLimit: 0 },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: {
      '/graphql': { target: server, ws: true },
      '/auth': server,
      '/admin': server,
      '/privacy': server,
      '/uploads': server,
      '/downloads': server,
    },
  },
});
