import { renderUi } from '@smartx/ui/testing';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { LongText } from './LongText.tsx';

it('shows a short text as it is', () => {
  const { container } = renderUi(<LongText>{'Call on Monday.\nOr on Tuesday.'}</LongText>);

  expect(container.textContent).toContain('Call on Monday.\nOr on Tuesday.');
  expect(screen.queryByRole('button')).toBeNull();
});

it.each([
  ['words', 'word '.repeat(300)],
  ['lines', 'a line\n'.repeat(40)],
  ['signs of two units', '😀'.repeat(700)],
])('folds a text of many %s between them, until somebody wants all of it', async (_what, text) => {
  const user = userEvent.setup();
  const { container } = renderUi(<LongText>{text}</LongText>);
  const shown = () => container.querySelector('span[dir=auto]')?.textContent ?? '';
  const start = shown().slice(0, -1);

  expect(start.length).toBeLessThanOrEqual(1_200);
  expect(start.split('\n').length).toBeLessThanOrEqual(15);
  expect(text.startsWith(start)).toBe(true);
  expect(start.isWellFormed()).toBe(true);
  expect(shown().endsWith('…')).toBe(true);

  await user.click(screen.getByRole('button', { name: 'Show all' }));
  expect(shown()).toBe(text);
  await user.click(screen.getByRole('button', { name: 'Show less' }));
  expect(shown()).toBe(`${start}…`);
});
