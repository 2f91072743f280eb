// `npm run dev`: the server and the apps, built anew with every change.
import { installIfNeeded } from './install.mjs';
import { continueInNode26 } from './node-26.mjs';

installIfNeeded();
continueInNode26('tools/launch/run-dev.ts');
