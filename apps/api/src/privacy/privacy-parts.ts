import type { MikroORM } from '@smartx/domain/database';
import { WorkspaceAccounts } from '@smartx/domain/handover';
import type { Clock, JobQueue, Vault } from '@smartx/domain/kernel';
import { MailService } from '@smartx/domain/mail';
import { ContactCorrections, StatutoryKeeper, WorkspaceDirectory } from '@smartx/domain/people';
import {
  type AuditWitness,
  HoldKeeper,
  type LiveKeys,
  type PrivacyParts,
  type PrivateFiles,
  readCatalogue,
  type SigningKey,
} from '@smartx/domain/privacy';
import { SIGN_IN_ROWS } from '../identity/account/sign-in-rows.ts';

interface Around {
  readonly orm: MikroORM;
  readonly vault: Vault;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly files: PrivateFiles;
  readonly publicUrl: string;
  readonly signingKey: SigningKey;
  readonly witness: AuditWitness;
  readonly liveKeys: LiveKeys;
}

/** What the privacy engine is given of this installation; the catalogue is read once, from the entities. */
export function privacyPartsOf(around: Around): PrivacyParts {
  const { orm, vault, files, publicUrl, signingKey, witness, liveKeys } = around;
  const catalogue = readCatalogue(orm.getMetadata().getAll().values());
  return {
    ...{ files, publicUrl, signingKey, witness, liveKeys },
    mailer: new MailService(around),
    directory: new WorkspaceDirectory(vault),
    corrections: new ContactCorrections(),
    accounts: new WorkspaceAccounts(SIGN_IN_ROWS),
    catalogue,
    keepers: [new HoldKeeper(catalogue), new StatutoryKeeper(around.clock)],
  };
}
