import type { Step, Translator } from '@smartx/ui';

/** The steps of an import, in their order. */
export const IMPORT_STEPS = ['format', 'columns', 'origin', 'check', 'run', 'report'] as const;

/** A step of {@link IMPORT_STEPS}. */
export type ImportStep = (typeof IMPORT_STEPS)[number];

/** What decides where an import stands. */
export interface RunPosition {
  readonly state: string;
  readonly object: string;
}

/** Objects whose records are people that the workspace collected from somewhere. */
const HOLDS_PEOPLE = ['contact', 'lead'];

/** The steps that this import takes: where people come from is asked only where the file holds some. */
export function stepsFor({ object }: Pick<RunPosition, 'object'>): ImportStep[] {
  return IMPORT_STEPS.filter((step) => step !== 'origin' || HOLDS_PEOPLE.includes(object));
}

/** Whether the server works on the import right now. */
export function isMoving({ state }: Pick<RunPosition, 'state'>): boolean {
  return state === 'dry-run' || state === 'running';
}

/** The furthest step that the import has reached, wanted or not. */
export function reachedStep(run: RunPosition): ImportStep {
  switch (run.state) {
    case 'uploaded':
      return stepsFor(run).includes('origin') ? 'origin' : 'columns';
    case 'dry-run':
    case 'checked':
      return 'check';
    case 'running':
      return 'run';
    default:
      return 'report';
  }
}

/** The step to show: the one in the address as long as it can be looked at, else the one that the state asks for. */
export function shownStep(run: RunPosition, wanted: string | undefined): ImportStep {
  const steps = stepsFor(run);
  const reached = reachedStep(run);
  if (isMoving(run) || reached === 'report') return reached;
  const step = steps.find((one) => one === wanted);
  if (step && steps.indexOf(step) <= steps.indexOf(reached)) return step;
  return run.state === 'uploaded' ? 'format' : reached;
}

/** The stepper of an import. */
export function importSteps(i18n: Translator, run: RunPosition, shown: ImportStep): Step[] {
  const steps = stepsFor(run);
  const isOver = reachedStep(run) === 'report';
  const at = steps.indexOf(shown);
  // While nothing is checked yet, what lies behind somebody is done and what lies ahead is not.
  const reached = run.state === 'uploaded' ? at : steps.indexOf(reachedStep(run));
  return steps.map((id, index) => {
    const label = importStepName(i18n, id);
    if (isOver && run.state === 'done') return { id, label, state: 'done' };
    if (index === at) return { id, label, state: isOver ? 'blocked' : 'current' };
    return { id, label, state: index < Math.max(at, reached) ? 'done' : 'todo' };
  });
}

/** What a step is called. */
export function importStepName(i18n: Translator, step: ImportStep): string {
  switch (step) {
    case 'format':
      return i18n.t('File');
    case 'columns':
      return i18n.t('Columns');
    case 'origin':
      return i18n.t('Origin');
    case 'check':
      return i18n.t('Check');
    case 'run':
      return i18n.t('Import');
    case 'report':
      return i18n.t('Report');
  }
}
