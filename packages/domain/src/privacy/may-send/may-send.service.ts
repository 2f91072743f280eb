import { NotFoundError } from '../../kernel/errors.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { loadSendPerson } from './send-person.ts';
import { channelsOf, type SendQuestion, type SendVerdict, WRITABLE } from './send-question.ts';

/** What is asked about a person as a whole: for which purposes, about what. */
export type SendOccasion = Partial<Pick<SendQuestion, 'topic' | 'similarGoods' | 'stopOffered'>> & {
  readonly purposes?: readonly Purpose[] | undefined;
  readonly contactPointId?: string | null | undefined;
};

/** Answers whoever is about to write to somebody. */
export class MaySendService {
  constructor(private readonly scope: Scope) {}

  /**
   * Whether a person may be written to, for each of their addresses, on each way on which it is reached, for each purpose.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError
   */
  async ask(subjectId: string, occasion: SendOccasion = {}): Promise<SendVerdict[]> {
    this.scope.require('consent:record');
    const { purposes = WRITABLE, contactPointId, ...about } = occasion;
    return this.scope.transaction(async (em) => {
      const person = await loadSendPerson(em, this.scope, subjectId);
      if (!person) throw new NotFoundError('subject');
      const addresses = person.addresses.filter(({ id }) => contactPointId == null || id === contactPointId);
      return addresses.flatMap(({ id, kind }) =>
        channelsOf(kind).flatMap((channel) =>
          purposes.map((purpose) => person.verdict({ ...about, contactPointId: id, channel, purpose })),
        ),
      );
    });
  }
}
