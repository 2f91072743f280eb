import { startTestDatabase } from '@smartx/domain/testing/global-setup';
import type { TestProject } from 'vitest/node';
import { FOREIGN_MIGRATIONS } from '../database/foreign-migrations.ts';

/** The database of a test run, as `smartx migrate` makes it. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return startTestDatabase(project, FOREIGN_MIGRATIONS);
}
