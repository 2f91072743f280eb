import type { UserErrorFields } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import type { FieldSpec } from '../../form/model/field-spec.ts';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { RecordForm } from '../../form/RecordForm.tsx';
import { useSession } from '../../session/use-session.ts';
import { STAGE_NEEDS, type StageNeed } from '../stage/stage-needs.ts';
import type { StageEntry } from '../stage/use-deal-move.ts';
import { dealFields, dealInputOf } from './deal-fields.ts';

interface StageEntryDialogProps {
  /** The deal, in words. */
  name: string;
  stage: { name: string; kind: string };
  needs: readonly StageNeed[];
  /** Moves the deal with what was filled in; gives back the refusals. */
  save: (entry: StageEntry) => Promise<readonly UserErrorFields[]>;
  onMoved: () => void;
  onCancel: () => void;
}

/** What a stage asks for before a deal enters it; without it the deal stays where it was. */
export function StageEntryDialog({ name, stage, needs, save, onMoved, onCancel }: StageEntryDialogProps) {
  const i18n = useI18n();
  const { currency } = useSession();
  const reason: FieldSpec = { name: 'lostReason', label: i18n.t('Reason'), kind: 'textarea', maxLength: 500 };
  const known = [reason, ...dealFields(i18n)];
  const fields = needs.flatMap((need) => {
    const field = known.find((one) => one.name === need);
    return field ? [{ ...field, isRequired: true, isHalf: false }] : [];
  });
  const isLoss = stage.kind === 'lost';
  return (
    <RecordDialog
      title={
        isLoss
          ? i18n.t('Why was “{name}” lost?', { name })
          : i18n.t('“{stage}” asks for more about “{name}”', { stage: stage.name, name })
      }
      onClose={onCancel}
    >
      <RecordForm
        fields={fields}
        initial={{ ...Object.fromEntries(STAGE_NEEDS.map((need) => [need, ''])), valueCurrency: currency }}
        submitLabel={isLoss ? i18n.t('Mark as lost') : i18n.t('Move to {stage}', { stage: stage.name })}
        save={({ values }) => save(Object.fromEntries(needs.map((need) => [need, dealInputOf(values, need)])))}
        onSaved={onMoved}
        onCancel={onCancel}
      />
    </RecordDialog>
  );
}
