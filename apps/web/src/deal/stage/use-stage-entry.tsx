import { placeErrors, type UserErrorFields } from '@smartx/client';
import { useI18n, useToast } from '@smartx/ui';
import { type ReactNode, useState } from 'react';
import { StageEntryDialog } from '../form/StageEntryDialog.tsx';
import { needsIn, type StageNeed } from './stage-needs.ts';
import { type StageEntry, useDealMove } from './use-deal-move.ts';

/** A deal on its way. */
export interface MovingDeal {
  readonly id: string;
  readonly version: number;
  readonly name: string;
}

interface Target {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

interface Asked {
  readonly deal: MovingDeal;
  readonly stage: Target;
  readonly needs: readonly StageNeed[];
  readonly finish: (moved: boolean) => void;
}

/** What moving through stages takes. */
export interface StageEntryState {
  /** True when the deal is there; false when it stays where it was, for a reason that was said. */
  readonly enter: (deal: MovingDeal, stage: Target) => Promise<boolean>;
  /** Asks for what a stage needs, while it is asked. */
  readonly dialog: ReactNode;
}

/** Moves deals into stages, and asks for what a stage needs before a deal enters: the reason of a loss, a value, a person. */
export function useStageEntry(): StageEntryState {
  const i18n = useI18n();
  const toast = useToast();
  const move = useDealMove();
  const [asked, setAsked] = useState<Asked | null>(null);

  const ask = (deal: MovingDeal, stage: Target, needs: readonly StageNeed[]) =>
    new Promise<boolean>((resolve) => {
      const finish = (moved: boolean) => {
        setAsked(null);
        resolve(moved);
      };
      setAsked({ deal, stage, needs, finish });
    });

  const enter: StageEntryState['enter'] = async (deal, stage) => {
    // A loss has a reason whatever the stage is called.
    if (stage.kind === 'lost') return ask(deal, stage, ['lostReason']);
    const errors = await move(deal, stage.id).catch(() => null);
    if (errors?.length === 0) return true;
    const needs = needsIn(errors ?? []);
    if (needs.length > 0) return ask(deal, stage, needs);
    const detail = errors ? placeErrors(errors)[0]?.message : i18n.t('The server could not be reached. Try again.');
    toast({ message: i18n.t('The deal was not moved'), ...(detail ? { detail } : {}), tone: 'bad' });
    return false;
  };

  /** In the form: what is asked for besides comes to the fields. */
  const fillIn = async ({ deal, stage, needs }: Asked, entry: StageEntry): Promise<readonly UserErrorFields[]> => {
    const errors = await move(deal, stage.id, entry);
    const more = needsIn(errors).filter((need) => !needs.includes(need));
    if (more.length > 0) setAsked((before) => before && { ...before, needs: [...needs, ...more] });
    return errors;
  };
  const dialog = asked && (
    <StageEntryDialog
      name={asked.deal.name}
      stage={asked.stage}
      needs={asked.needs}
      save={(entry) => fillIn(asked, entry)}
      onMoved={() => asked.finish(true)}
      onCancel={() => asked.finish(false)}
    />
  );
  return { enter, dialog };
}
