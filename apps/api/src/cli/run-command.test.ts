import { NotAllowedError } from '@smartx/domain/kernel';
import { describe, expect, it } from 'vitest';
import { type CliCommand, findText, requireText, UsageError } from './command.ts';
import { COMMANDS } from './commands.ts';
import { EXIT, helpText, parseCommand, runCommand } from './run-command.ts';

describe('a command line', () => {
  it('names a command by one word or by two, and its options by theirs', () => {
    const one = parseCommand(COMMANDS, ['doctor', '--json']);
    const two = parseCommand(COMMANDS, ['request', 'list', '--workspace', 'demo']);

    expect([one.command.name, one.values]).toEqual(['doctor', { json: true }]);
    expect([two.command.name, two.values]).toEqual(['request list', { workspace: 'demo' }]);
  });

  it.each([
    ['a command that there is not', ['fly'], 'There is no command "fly"'],
    ['half of a command', ['request'], 'There is no command "request"'],
    ['an option that there is not', ['doctor', '--deep'], '--deep'],
    ['an option without its value', ['request', 'list', '--workspace'], '--workspace'],
    ['a word that belongs to no option', ['doctor', 'now'], 'now'],
    ['a command that lacks an option which it needs', ['request', 'list'], '--workspace is missing.'],
  ])('is refused for %s, by its name', (_case, args, message) => {
    const parse = () => parseCommand(COMMANDS, args);

    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(message);
  });

  it('may ask what a command takes, without giving what it needs', () => {
    const { command, values } = parseCommand(COMMANDS, ['user', 'create', '--help']);

    expect(values.help).toBe(true);
    expect(helpText(COMMANDS, command)).toContain('--email (needed)  The address with which they sign in.');
    expect(helpText(COMMANDS, command)).toContain('--name  Their name.');
  });

  it('takes an option that is there and empty for one that is missing', () => {
    expect(() => requireText({ workspace: '' }, 'workspace')).toThrow('--workspace is missing.');
    expect(findText({ name: '' }, 'name')).toBeUndefined();
  });
});

describe('help', () => {
  it('names every command with what it does', () => {
    const help = helpText(COMMANDS).split('\n');

    for (const { name, summary } of COMMANDS)
      expect(help.find((line) => line.trim().startsWith(`${name} `))).toContain(summary);
  });
});

describe('what a command ends with', () => {
  it.each([
    ['nothing to say where it went well', (): void => undefined, EXIT.ok, []],
    ['what was wrong with the call', throwing(new UsageError('Say which.')), EXIT.usage, ['Say which.']],
    [
      'the code of a refusal, for scripts',
      throwing(new NotAllowedError('contact:read')),
      EXIT.refused,
      [expect.stringMatching(/^NOT_ALLOWED: /)],
    ],
  ])('is %s', async (_case, work, code, said) => {
    const { ended, notes } = await run(work);

    expect([await ended, notes]).toEqual([code, said]);
  });

  it('is the failure itself where something broke: nobody takes it for a refusal', async () => {
    const { ended } = await run(throwing(new Error('no database')));

    await expect(ended).rejects.toThrow('no database');
  });
});

function throwing(error: Error): () => void {
  return () => {
    throw error;
  };
}

async function run(work: () => void) {
  const notes: string[] = [];
  const command: CliCommand = { name: 'try', summary: '', options: {}, run: async () => work() };
  const parts = { out: () => undefined, note: (line: string) => notes.push(line), isJson: false };
  // The command of this test works with neither.
  const context = { app: Object.create(null), environment: Object.create(null), ...parts };
  const ended: Promise<number> = runCommand({ command, values: {} }, context);
  await ended.catch(() => undefined);
  return { ended, notes };
}
