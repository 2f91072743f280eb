import { hashLeaf } from '../audit-tree/tree/merkle.ts';
import { isSigned } from '../keys/signing-key.ts';
import { isAbsent, keyDigest, rootThrough } from './absence/key-absence.ts';
import { type CertificateStatement, type ErasedPerson, readCertificate, referenceOf } from './certificate-document.ts';

/** Why a certificate does not hold. */
export type CertificateProblem =
  /** The file is no certificate, or was cut. */
  | 'UNREADABLE'
  /** Somebody else signed it. */
  | 'OTHER_KEY'
  /** It is not what was signed. */
  | 'FORGED'
  /** It is about another request. */
  | 'OTHER_REQUEST'
  /** The entry about the erasure is not in the audit that was signed. */
  | 'NOT_IN_AUDIT'
  /** A key is not proven to be missing from the list of live keys, or the list is older than the erasure. */
  | 'KEY_NOT_ABSENT'
  /** A newer one has replaced it. */
  | 'REPLACED'
  /** A key that it says is destroyed opens again. */
  | 'KEY_ALIVE';

/** A certificate that holds, or why it does not. */
export type CertificateCheck =
  | { readonly statement: CertificateStatement; readonly problem: null }
  | { readonly statement: null; readonly problem: CertificateProblem };

/** What a certificate is compared with. */
export interface Expected {
  /** The public key of the installation. */
  readonly keyId: string;
  /** The reference of the request, or of the batch, that it ought to be about; null for any. */
  readonly reference: string | null;
}

/** Checks everything that a certificate proves by itself: it needs no database and no network. */
export function checkCertificate(file: string, { keyId, reference }: Expected): CertificateCheck {
  const read = readCertificate(file);
  if (!read) return refused('UNREADABLE');
  const { statement } = read;
  if (read.keyId !== keyId) return refused('OTHER_KEY');
  if (!isSigned(read.signedText, read.signature, keyId)) return refused('FORGED');
  if (reference !== null && referenceOf(statement) !== reference) return refused('OTHER_REQUEST');
  const audit = readHead(statement.audit, `smartx-audit/${statement.workspace.id}`, keyId);
  if (!audit || !statement.people.every((person) => isInAudit(person, audit, statement)))
    return refused('NOT_IN_AUDIT');
  const keys = readHead(statement.liveKeys, `smartx-live-keys/${statement.workspace.id}`, keyId);
  if (!keys || !statement.people.every((person) => areKeysAbsent(person, keys, statement)))
    return refused('KEY_NOT_ABSENT');
  return { statement, problem: null };
}

/** Says why. */
export function refused(problem: CertificateProblem): CertificateCheck {
  return { statement: null, problem };
}

interface Head {
  readonly size: number;
  readonly root: Buffer;
  readonly signedAt: string;
}

function readHead(head: CertificateStatement['audit'], name: string, keyId: string): Head | null {
  const [first, size, root, signed] = head.text.split('\n');
  const isOurs = head.keyId === keyId && isSigned(head.text, Buffer.from(head.signature, 'base64'), keyId);
  if (!isOurs || first !== name || !/^\d{1,15}$/.test(size ?? '')) return null;
  return {
    ...{ size: Number(size), root: Buffer.from(root ?? '', 'base64') },
    signedAt: (signed ?? '').replace('signed ', ''),
  };
}

function isInAudit({ audit, subject, ledger }: ErasedPerson, head: Head, { workspace }: CertificateStatement): boolean {
  const path = audit.path.map((hash) => Buffer.from(hash, 'base64'));
  if (rootThrough(hashLeaf(audit.leaf), audit.place, head.size, path)?.equals(head.root) !== true) return false;
  const entry = JSON.parse(audit.leaf);
  return (
    entry.workspace === workspace.id &&
    entry.action === 'subject:erase' &&
    entry.fields === 'done' &&
    entry.target === ledger &&
    entry.subject === subject
  );
}

/** A list from before the erasure proves nothing: a key that is made later is in none. */
function areKeysAbsent({ keys, subject, erasedAt }: ErasedPerson, head: Head, { workspace }: CertificateStatement) {
  if (!(Date.parse(head.signedAt) >= Date.parse(erasedAt))) return false;
  if (!keys.some(({ id }) => id === subject)) return false;
  return keys.every(({ id, absence }) => isAbsent(keyDigest(workspace.id, id), head, absence));
}
