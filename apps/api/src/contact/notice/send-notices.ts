import { AlreadyDoneError, DomainError, decodeId, encodeId } from '@smartx/domain/kernel';
import type { Services } from '../../graphql/services.ts';
import { toUserError, type UserErrorShape } from '../../graphql/user-error.ts';

/** What became of several notices, as the API says it. */
export interface SentNotices {
  readonly sentCount: number;
  readonly refusals: readonly { readonly contactId: string; readonly error: UserErrorShape }[];
  readonly errors: readonly UserErrorShape[];
}

const NOTHING = { sentCount: 0, refusals: [], errors: [] };

/** Sends notices; a repetition of the same command sends none. */
export async function sendNotices(
  { notices }: Services,
  { contactIds }: { readonly contactIds: readonly string[] },
): Promise<SentNotices> {
  try {
    const outcomes = await notices.send(contactIds.map((id) => decodeId('contact', id, 'contactIds')));
    const refusals = outcomes.flatMap(({ contactId, refusal }) =>
      refusal ? [{ contactId: encodeId('contact', contactId), error: toUserError(refusal) }] : [],
    );
    return { sentCount: outcomes.length - refusals.length, refusals, errors: [] };
  } catch (error) {
    if (error instanceof AlreadyDoneError) return NOTHING;
    if (error instanceof DomainError) return { ...NOTHING, errors: [toUserError(error)] };
    throw error;
  }
}
