import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderUi } from '../testing/render-ui.tsx';
import { Avatar, initialsOf } from './Avatar.tsx';
import { DateText } from './DateText.tsx';
import { MoneyText } from './MoneyText.tsx';
import { NoValue } from './NoValue.tsx';
import { NumberText } from './NumberText.tsx';
import { RelativeTime } from './RelativeTime.tsx';
import { StatusBadge } from './StatusBadge.tsx';

describe('initials', () => {
  it.each([
    ['Ana Ruiz', 'AR'],
    ['Ana María Ruiz', 'AR'],
    ['Ana', 'A'],
    ['  ana   ruiz ', 'AR'],
    ['عائشة الأنصاري', 'عا'],
    ['(Ana) “Ruiz”', 'AR'],
    ['3M', '3'],
    ['?', ''],
    ['', ''],
  ])('of “%s” are “%s”', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('an avatar', () => {
  it('says nothing where the name stands beside it', () => {
    const { container } = renderUi(<Avatar name="Ana Ruiz" />);

    expect(container.querySelector('[aria-hidden="true"]')?.textContent).toBe('AR');
  });

  it('says the name where it stands alone', () => {
    renderUi(<Avatar name="Ana Ruiz" decorative={false} />);

    expect(screen.getByRole('img', { name: 'Ana Ruiz' })).toBeDefined();
  });

  it('draws an outline for somebody without a name', () => {
    const { container } = renderUi(<Avatar name="?" />);

    expect(container.querySelector('[data-avatar] svg')).not.toBeNull();
  });

  it('shows initials again where the picture is broken', () => {
    const { container } = renderUi(<Avatar name="Ana Ruiz" src="/nowhere.png" />);
    const picture = container.querySelector('img');

    if (picture) fireEvent.error(picture);

    expect(container.querySelector('[data-avatar]')?.textContent).toBe('AR');
  });
});

describe('values as text', () => {
  it('read in the language of the viewer', () => {
    const { container } = renderUi(
      <>
        <NumberText value={12480} /> <MoneyText amount="1204300.50" currency="EUR" />
      </>,
      { locale: 'de' },
    );

    expect(container.textContent).toMatch(/12\.480 1\.204\.300,50\s€/);
  });

  it('carry a machine-readable date', () => {
    const { container } = renderUi(<DateText value="2026-12-04" format="date" />);

    expect(container.querySelector('time')?.dateTime).toContain('2026-12-04');
    expect(container.querySelector('time')?.textContent).toBe('4 Dec 2026');
  });

  it('tell a distance, and the moment itself on hover', () => {
    const { container } = renderUi(
      <RelativeTime value="2026-11-20T10:00:00Z" now={new Date('2026-11-23T10:00:00Z')} />,
    );

    expect(container.querySelector('time')?.textContent).toBe('3 days ago');
    expect(container.querySelector('time')?.title).toContain('20 November 2026');
  });

  it('differ from no value', () => {
    const { container } = renderUi(
      <>
        <NumberText value={0} /> <NoValue />
      </>,
    );

    expect(container.textContent?.endsWith('0 —')).toBe(true);
  });

  it('name a state by a word, never by colour alone', () => {
    renderUi(<StatusBadge tone="bad">Lost</StatusBadge>);

    expect(screen.getByText('Lost').dataset.tone).toBe('bad');
  });
});
