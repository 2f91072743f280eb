import type { FragmentType } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { Button, Menu } from '@mantine/core';
import { useFragmentData } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { IconArrowRight, IconTransform } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { LeadActions_LeadFragment } from '../gql/graphql.ts';
import { RecordActions } from '../record/RecordActions.tsx';
import { useCommand } from '../record/use-command.ts';
import { useSession } from '../session/use-session.ts';
import { useScreenShortcuts } from '../shell/shortcuts-context.tsx';
import { LeadConvertDialog } from './LeadConvertDialog.tsx';
import { LeadEditDialog } from './LeadEditDialog.tsx';
import { leadStatusWord } from './lead-words.ts';
import { useLeadDelete } from './use-lead-delete.ts';

const LeadActions_lead = graphql(`
  fragment LeadActions_lead on Lead {
    id
    version
    status
    contact {
      id
      fullName
      company {
        id
        name
      }
    }
  }
`);

const LeadSetStatusMutation = graphql(`
  mutation LeadSetStatus($input: LeadStatusInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    leadSetStatus(input: $input) {
      record {
        id
        version
        status
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;
const STEPS = ['new', 'working', 'qualified', 'disqualified'];

/** What can be done with an enquiry: say where it stands, convert it, edit, delete. */
export function LeadActions(props: { lead: FragmentType<LeadActions_LeadFragment> }) {
  const i18n = useI18n();
  const router = useRouter();
  const command = useCommand();
  const { workspace } = useSession();
  const lead = useFragmentData(LeadActions_lead, props.lead);
  const [setStatus] = useMutation(LeadSetStatusMutation);
  const moveToBin = useLeadDelete();
  const [open, setOpen] = useState<'edit' | 'convert' | null>(null);
  useScreenShortcuts([{ keys: 'e', label: i18n.t('Edit'), group: i18n.t('This record'), run: () => setOpen('edit') }]);
  const isConverted = lead.status === 'converted';
  const step = (status: string) =>
    command(
      async () => {
        const { data } = await setStatus({ variables: { input: { id: lead.id, ifVersion: lead.version, status } } });
        return data?.leadSetStatus.errors ?? [];
      },
      {
        done: i18n.t('Now: {status}', { status: leadStatusWord(i18n, status) }),
        refused: i18n.t('The lead was not changed'),
      },
    );
  const remove = async () => {
    if (await moveToBin(lead.id))
      await router.navigate({ to: '/w/$workspace/leads', params: { workspace: workspace.slug } });
  };
  return (
    <>
      <RecordActions
        onEdit={() => setOpen('edit')}
        onDelete={() => void remove()}
        more={STEPS.filter((status) => status !== lead.status && !isConverted).map((status) => (
          <Menu.Item key={status} leftSection={<IconArrowRight {...icon} />} onClick={() => void step(status)}>
            {i18n.t('Set to {status}', { status: leadStatusWord(i18n, status) })}
          </Menu.Item>
        ))}
      >
        {!isConverted && (
          <Button leftSection={<IconTransform {...icon} />} onClick={() => setOpen('convert')}>
            {i18n.t('Convert to deal')}
          </Button>
        )}
      </RecordActions>
      {open === 'edit' && <LeadEditDialog id={lead.id} onClose={() => setOpen(null)} />}
      {open === 'convert' && <LeadConvertDialog lead={lead} onClose={() => setOpen(null)} />}
    </>
  );
}
