import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { ErasureLedger } from '../../ledger/erasure-ledger.entity.ts';
import { ReviewItem } from '../../review/review-item.entity.ts';

/** Within so many days somebody looks at a text that may still mean a person who was erased. */
export const REVIEW_DAYS = 14;

/** Writes into the ledger of an erasure how many texts wait for somebody; its lock makes the count one at a time. */
export async function countReviews(em: EntityManager, workspaceId: string, ledgerId: string): Promise<void> {
  const ledger = await em.findOne(
    ErasureLedger,
    { workspaceId, id: ledgerId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!ledger) return;
  await em.flush();
  ledger.reviewsOpen = await em.count(ReviewItem, { workspaceId, ledgerId, use: 'erasure', state: 'open' });
  await em.flush();
}
