import '@smartx/ui/global.css';
import { ErrorState, loadI18n, SmartxProvider } from '@smartx/ui';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createConsoleRouter } from './routes.tsx';
import { chosenLocale } from './shell/preferences.ts';
import { SignedInProvider } from './shell/SignedInProvider.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element.');

const i18n = await loadI18n(chosenLocale(), async (code) =>
  code === 'en' ? {} : (await import(`./locales/${code}.json`)).default,
);
const router = createConsoleRouter();

createRoot(root).render(
  <StrictMode>
    <SmartxProvider i18n={i18n}>
      <SignedInProvider
        failure={(retry) => (
          <ErrorState
            title={i18n.t('The server cannot be reached')}
            advice={i18n.t('Check your connection, then try again.')}
            onRetry={retry}
          />
        )}
      >
        <RouterProvider router={router} />
      </SignedInProvider>
    </SmartxProvider>
  </StrictMode>,
);
