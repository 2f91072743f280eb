import { admitUser } from '../../identity/sign-in/admit-user.ts';
import { type CliCommand, findText, requireText } from '../command.ts';

/** `smartx user create`: somebody who can sign in, as a member of a workspace. */
export const userCreateCommand: CliCommand = {
  name: 'user create',
  summary: 'Makes somebody who can sign in a member of a workspace.',
  options: {
    email: { type: 'string', description: 'The address with which they sign in.', isRequired: true },
    password: { type: 'string', description: 'Their password, 12 to 128 characters.', isRequired: true },
    workspace: { type: 'string', description: 'The short name of the workspace, as in its address.', isRequired: true },
    role: { type: 'string', description: 'A role such as owner or sales; several with commas.', isRequired: true },
    name: { type: 'string', description: 'Their name.' },
  },
  async run({ app, out, note, isJson }, values) {
    const made = await admitUser({ ...app, auth: app.identity.auth }, 'cli', {
      email: requireText(values, 'email'),
      password: requireText(values, 'password'),
      fullName: findText(values, 'name') ?? null,
      workspaceSlug: requireText(values, 'workspace'),
      roles: requireText(values, 'role').split(','),
    });
    if (!made.isNewUser) note('This address could sign in before: its password stays as it was.');
    out(isJson ? JSON.stringify(made) : `Member ${made.memberId} can sign in.`);
  },
};
