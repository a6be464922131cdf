import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Only `vite dev` asks for it: the built page is served by the api itself, from the same origin.
const api = process.env.CASEROOM_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: { manifest: true, target: 'es2023', sourcemap: false },
  server: { proxy: { '/api': { target: api, changeOrigin: false } } },
});
