import { seedInstallation } from '../seed/seed-installation.ts';
import { type CliCommand, UsageError } from './command.ts';

/** `smartx seed`: the demo, into an installation that holds nothing yet. */
export const seedCommand: CliCommand = {
  name: 'seed',
  summary: 'Makes the demo workspaces in an empty installation and prints the sign-in.',
  options: {},
  async run({ app, environment, out, isJson }) {
    const demo = await seedInstallation(app, environment.SMARTX_DEMO_PASSWORD);
    if (!demo) throw new UsageError('The installation has workspaces already; the demo goes only into an empty one.');
    out(isJson ? JSON.stringify(demo) : `Sign in as ${demo.email} with the password ${demo.password}`);
  },
};
