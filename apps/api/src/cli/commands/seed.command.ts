import { seedInstallation } from '../../seed/seed-installation.ts';
import { UnshownPassword } from '../../seed/unshown-password.ts';
import { type CliCommand, UsageError } from '../command.ts';

/** `smartx seed`: the demo, into an installation that holds nothing yet. */
export const seedCommand: CliCommand = {
  name: 'seed',
  summary: 'Makes the demo workspaces in an empty installation and prints the sign-in.',
  options: {},
  async run({ app, environment, out, isJson }) {
    const waiting = new UnshownPassword(environment.SMARTX_DATA_DIR);
    const demo = await seedInstallation(app, waiting, environment.SMARTX_DEMO_PASSWORD);
    if (!demo) throw new UsageError('The installation has workspaces already; the demo goes only into an empty one.');
    const { signIn } = demo;
    out(isJson ? JSON.stringify(signIn) : `Sign in as ${signIn.email} with the password ${signIn.password}`);
    demo.shown();
  },
};
