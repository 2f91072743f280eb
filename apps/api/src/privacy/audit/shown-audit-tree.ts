import { encodeId } from '@smartx/domain/kernel';
import type { AuditCheck, AuditProof, AuditTreeState } from '@smartx/domain/privacy';
import type { AuditCheckType, AuditHeadType, AuditProofType } from './audit-tree.types.ts';

/** Where the tree stands, as the API shows it. */
export function shownHead({ head, waiting, file }: AuditTreeState): AuditHeadType {
  return {
    ...{ entries: head?.size ?? 0, waiting, file },
    ...{ root: head?.root.toString('hex') ?? null, signedAt: head?.signedAt ?? null, publicKey: head?.keyId ?? null },
  };
}

/** A proof, as the API shows it. */
export function shownProof({ place, head, file }: AuditProof): AuditProofType {
  return { position: place + 1, entries: head.size, signedAt: head.signedAt, file };
}

/** What is about one entry or place, and not about a head, which is named by its size. */
const OF_A_PLACE = /^(ENTRY|PAYLOAD|LEAF)_/;

/** What a check found, as the API shows it. */
export function shownCheck({ checkedAt, size, waiting, findings, findingCount }: AuditCheck): AuditCheckType {
  return {
    ...{ checkedAt, entries: size, waiting, findingCount },
    findings: findings.map(({ kind, place, entryId }) => ({
      kind,
      position: place !== null && OF_A_PLACE.test(kind) ? place + 1 : place,
      entryId: entryId && encodeId('auditEntry', entryId),
    })),
  };
}
