import { restoreKeys } from '@smartx/domain/backup';
import { ensureKeyDatabase } from '@smartx/domain/database';
import { systemClock } from '@smartx/domain/kernel';
import { LocalKeyProvider } from '@smartx/domain/privacy';
import { type CliClosedCommand, findText } from '../command.ts';

/** `smartx keys restore`: works where the start refuses, because the keys are lost or older than the data. */
export const keysRestoreCommand: CliClosedCommand = {
  name: 'keys restore',
  summary: 'Reads a backup of the keys back, adds what is missing and destroys again what was erased since.',
  options: {
    from: {
      type: 'string',
      description: 'The backup; without it, what is lost is given up and what was erased destroyed.',
    },
    all: {
      type: 'boolean',
      description: 'Also where so many keys lack their record that the database may be an older one.',
    },
  },
  async runClosed({ installation: { urls, masterKey }, out, isJson }, values) {
    const report = await restoreKeys({
      ...{ urls, provider: new LocalKeyProvider(masterKey), clock: systemClock },
      path: findText(values, 'from') ?? null,
      isAllMeant: values.all === true,
      prepare: () => ensureKeyDatabase(urls),
    });
    const { added, destroyedAgain, lost } = report;
    out(
      isJson
        ? JSON.stringify(report)
        : `${added} keys were added, ${destroyedAgain} that opened what was erased or destroyed since were destroyed again. ` +
            `${lost} people have no key any more: what was sealed for them cannot be read.`,
    );
  },
};
