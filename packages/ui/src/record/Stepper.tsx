import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Translator } from '../i18n/i18n.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import styles from './record.module.css';

/** Where a step stands. */
export type StepState = 'todo' | 'current' | 'done' | 'blocked';

/** One step of a request or a wizard. */
export interface Step {
  id: string;
  label: string;
  state: StepState;
  /** Owner, due date, "waiting for the person". */
  detail?: ReactNode;
}

/** What a stepper needs. */
export interface StepperProps {
  label: string;
  steps: readonly Step[];
  orientation?: 'vertical' | 'horizontal';
  /** Makes done and current steps buttons. */
  onOpen?: (id: string) => void;
}

function stateWord(i18n: Translator, state: StepState): string {
  switch (state) {
    case 'done':
      return i18n.t('done');
    case 'current':
      return i18n.t('current');
    case 'blocked':
      return i18n.t('blocked');
    case 'todo':
      return i18n.t('to do');
  }
}

/** The steps of a request or an import, each with its state in words for assistive technology. */
export function Stepper(props: StepperProps) {
  const i18n = useI18n();
  const { orientation = 'vertical', onOpen } = props;
  return (
    <ol className={styles.steps} data-orientation={orientation} aria-label={props.label}>
      {props.steps.map((step, index) => {
        const text = (
          <>
            {step.label} <VisuallyHidden>({stateWord(i18n, step.state)})</VisuallyHidden>
          </>
        );
        return (
          <li
            key={step.id}
            className={styles.step}
            data-state={step.state}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <span className={styles.marker} aria-hidden>
              {step.state === 'done' && <IconCheck size={14} stroke={2} />}
              {step.state === 'blocked' && <IconX size={14} stroke={2} />}
              {(step.state === 'todo' || step.state === 'current') && index + 1}
            </span>
            <div className={styles.stepText}>
              {onOpen && step.state !== 'todo' ? (
                <button type="button" className={styles.stepLabel} onClick={() => onOpen(step.id)}>
                  {text}
                </button>
              ) : (
                <div className={styles.stepLabel}>{text}</div>
              )}
              {step.detail && <div className={styles.stepDetail}>{step.detail}</div>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
