import { UserErrors, useI18n } from '@smartx/ui';
import type { ReactNode } from 'react';
import screen from '../../screen/screen.module.css';
import type { Command } from '../../screen/use-command.ts';
import type { RequestDetail } from '../detail/request-detail.ts';
import { type RequestStep, stepName } from '../progress/request-steps.ts';

/** What the work of a step needs. */
export interface StepProps {
  request: RequestDetail;
  /** False for a step that is looked at again: nothing can be done there. */
  isCurrent: boolean;
  viewerId: string | null;
  timeZone: string;
  /** The step was done: show the next one. */
  onDone: () => void;
}

/** A step: its name, what it is about, what was refused, and its work. */
export function StepFrame(props: {
  step: RequestStep;
  request: RequestDetail;
  lead: ReactNode;
  command?: Pick<Command, 'errors'>;
  children?: ReactNode;
}) {
  const i18n = useI18n();
  return (
    <>
      <h2 className={screen.stepTitle}>{stepName(i18n, props.step, props.request)}</h2>
      <p className={screen.lead}>{props.lead}</p>
      {props.command && <UserErrors errors={props.command.errors} title={i18n.t('Nothing was changed.')} />}
      {props.children}
    </>
  );
}
