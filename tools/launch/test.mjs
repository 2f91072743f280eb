// `npm test`: everything that can be tested, in one go.
import { installIfNeeded } from './install.mjs';
import { continueInNode26 } from './node-26.mjs';

installIfNeeded();
continueInNode26('tools/launch/run-tests.ts');
