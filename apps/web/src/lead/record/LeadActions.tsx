import type { FragmentType } from '@apollo/client';
import { Button, Menu } from '@mantine/core';
import { useFragmentData } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { IconArrowBackUp, IconArrowRight, IconTransform } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { LeadActions_LeadFragment } from '../../gql/graphql.ts';
import { RecordActions } from '../../record/RecordActions.tsx';
import { useEditShortcut } from '../../record/use-edit-shortcut.ts';
import { useMay, useSession } from '../../session/use-session.ts';
import { LeadConvertDialog } from '../form/LeadConvertDialog.tsx';
import { LeadEditDialog } from '../form/LeadEditDialog.tsx';
import { leadStatusWord } from '../lead-words.ts';
import { useLeadDelete } from './use-lead-delete.ts';
import { useLeadStatus } from './use-lead-status.ts';
import { useUndoConversion } from './use-undo-conversion.ts';

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

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;
const STEPS = ['new', 'working', 'qualified', 'disqualified'];

/** What can be done with an enquiry: say where it stands, convert it, edit, delete. */
export function LeadActions(props: { lead: FragmentType<LeadActions_LeadFragment> }) {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = useSession();
  const lead = useFragmentData(LeadActions_lead, props.lead);
  const setStatus = useLeadStatus();
  const moveToBin = useLeadDelete();
  const undoConversion = useUndoConversion();
  const [open, setOpen] = useState<'edit' | 'convert' | null>(null);
  const onEdit = useMay('lead:update') ? () => setOpen('edit') : undefined;
  const mayDelete = useMay('lead:delete');
  const mayConvert = useMay('lead:convert');
  useEditShortcut(onEdit);
  const isConverted = lead.status === 'converted';
  const steps = isConverted || !onEdit ? [] : STEPS.filter((status) => status !== lead.status);
  const remove = async () => {
    if (await moveToBin(lead.id))
      await router.navigate({ to: '/w/$workspace/leads', params: { workspace: workspace.slug } });
  };
  return (
    <>
      <RecordActions
        onEdit={onEdit}
        onDelete={mayDelete ? () => void remove() : undefined}
        more={steps.map((status) => (
          <Menu.Item
            key={status}
            leftSection={<IconArrowRight {...icon} />}
            onClick={() => void setStatus(lead.id, status, lead.status)}
          >
            {i18n.t('Set to {status}', { status: leadStatusWord(i18n, status) })}
          </Menu.Item>
        ))}
      >
        {isConverted && mayConvert && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp {...icon} />}
            onClick={() => void undoConversion(lead.id)}
          >
            {i18n.t('Undo the conversion')}
          </Button>
        )}
        {!isConverted && mayConvert && (
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
