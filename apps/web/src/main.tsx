import '@smartx/ui/global.css';
import { createAuthClient } from '@smartx/client';
import { loadI18n, SmartxProvider } from '@smartx/ui';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createAppRouter } from './routes.tsx';
import { chosenLocale, loadCatalogue } from './session/locale.ts';
import { SessionStore } from './session/session-store.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element "root".');
const auth = createAuthClient();
const session = new SessionStore(auth);
const i18n = await loadI18n(chosenLocale(), loadCatalogue);
const router = createAppRouter({ auth, session, i18n });

createRoot(root).render(
  <StrictMode>
    <SmartxProvider i18n={i18n}>
      <RouterProvider router={router} />
    </SmartxProvider>
  </StrictMode>,
);
