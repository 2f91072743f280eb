import { productCatalogue } from '../database/catalogue/product-catalogue.ts';
import { type SignInRows, WorkspaceAccounts } from '../handover/account-holders.ts';
import { MailService } from '../mail/mail.service.ts';
import { listMail } from '../mail/mailbox.ts';
import { StatutoryKeeper } from '../people/archive/statutory-keeper.ts';
import { ContactCorrections } from '../people/contact-corrections.ts';
import { WorkspaceDirectory } from '../people/subject-directory.ts';
import { KeyDatabaseWitness } from '../privacy/audit-tree/audit-witness.ts';
import { KeyDatabaseKeys } from '../privacy/certificate/absence/live-keys.ts';
import { HoldKeeper } from '../privacy/hold/held.ts';
import { SigningKey } from '../privacy/keys/signing-key.ts';
import type { PrivacyParts } from '../privacy/privacy-parts.ts';
import { MemoryFiles } from './memory-files.ts';
import type { TestDomain, TestWorkspace } from './test-domain.ts';

/** The library of the sign-in is the server's; the domain has none. */
const NO_SIGN_IN: SignInRows = { remove: async () => undefined, list: async () => [] };

/** The privacy engine of a test: everything real but the file store. */
export function testPrivacyParts(domain: TestDomain): PrivacyParts & { readonly files: MemoryFiles } {
  const catalogue = productCatalogue();
  return {
    mailer: new MailService(domain),
    files: new MemoryFiles(),
    directory: new WorkspaceDirectory(domain.vault),
    corrections: new ContactCorrections(),
    accounts: new WorkspaceAccounts(NO_SIGN_IN),
    catalogue,
    keepers: [new HoldKeeper(catalogue), new StatutoryKeeper(domain.clock)],
    signingKey: SigningKey.of(Buffer.from(domain.masterKey, 'base64')),
    witness: new KeyDatabaseWitness(domain.keyPool),
    liveKeys: new KeyDatabaseKeys(domain.keyPool),
    publicUrl: 'https://crm.test',
  };
}

/** The newest code in the workspace's mailbox. */
export async function lastCode(workspace: TestWorkspace): Promise<string> {
  const mails = await listMail(workspace.asSystem('SECURITY'));
  const mail = mails.find(({ template }) => template === 'request-code')?.mail;
  const code = /\b\d{6}\b/.exec(mail?.subject ?? '')?.[0];
  if (!code) throw new Error('There is no code in the mailbox.');
  return code;
}
