/** What tells the deletion of an account by its holder from one that staff approve. */
export interface Approval {
  readonly kind: string;
  readonly isSelfApproved?: boolean;
  readonly approvedAt?: string | null;
  readonly preparedAt?: string | null;
}

/** Whether the holder of an account deletes it themself: nobody put it forward, and nobody but them stops it. */
export function isAccountClosure({ kind, isSelfApproved = false, approvedAt, preparedAt }: Approval): boolean {
  return kind === 'erasure' && isSelfApproved && approvedAt != null && preparedAt == null;
}
