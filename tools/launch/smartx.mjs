// `npm run smartx -- COMMAND`: the output is the command's alone, so everything said here goes to the error stream.
import { installIfNeeded } from './install.mjs';
import { continueInNode26 } from './node-26.mjs';

installIfNeeded();
continueInNode26('tools/launch/run-smartx.ts', { NODE_ENV: 'production' });
