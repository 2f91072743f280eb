// `npm start`: plain JavaScript, because the machine's own Node may be 20.
import { installIfNeeded } from './install.mjs';
import { continueInNode26 } from './node-26.mjs';

installIfNeeded();
continueInNode26('tools/launch/run-server.ts', { NODE_ENV: 'production' });
