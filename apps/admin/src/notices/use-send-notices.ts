import { useMutation } from '@apollo/client/react';
import { useI18n, useToast } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import { type Command, useCommand } from '../screen/use-command.ts';

const NoticeSendMutation = graphql(`
  mutation NoticeSend($input: NoticeSendInput!) @purpose(is: RIGHTS_HANDLING) {
    noticeSend(input: $input) {
      sentCount
      refusals {
        contactId
        error {
          ...UserErrorFields @unmask
        }
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Sends the notice to several people; who cannot be reached is said, each reason once. */
export function useSendNotices(onSent: () => void): Command & { readonly send: (ids: readonly string[]) => void } {
  const i18n = useI18n();
  const toast = useToast();
  const command = useCommand();
  const [mutate] = useMutation(NoticeSendMutation);
  const send = async (contactIds: readonly string[]) => {
    await command.run(async () => {
      const answer = (await mutate({ variables: { input: { contactIds: [...contactIds] } } })).data?.noticeSend;
      if (!answer) return [];
      if (answer.sentCount > 0) toast({ message: sentText(i18n, answer.sentCount) });
      onSent();
      const refusals = [...Map.groupBy(answer.refusals, ({ error }) => error.message).values()];
      return [...answer.errors, ...refusals.flatMap(([first]) => (first ? [first.error] : []))];
    });
  };
  return { ...command, send: (ids) => void send(ids) };
}

function sentText(i18n: ReturnType<typeof useI18n>, count: number): string {
  return i18n.t('{count, plural, one {One letter is on its way} other {# letters are on their way}}', { count });
}
