/** What a record beside its list needs of the list. */
export interface PeekProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onExpand: (id: string) => void;
  /** The record before it in the list; absent for the first. */
  readonly onPrevious?: () => void;
  /** The record after it; absent for the last. */
  readonly onNext?: () => void;
}
