import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Development only: every component on real-looking pages. `vite packages/ui/gallery`. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { host: '127.0.0.1', port: 4173, strictPort: true },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
});
