import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueries } from './shell/queries.ts';
import { reloadForNewVersion } from './shell/new-version.ts';
import { createAppRouter } from './shell/router.tsx';
import './styles.css';

reloadForNewVersion();
const queries = createQueries();
const router = createAppRouter(queries);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
