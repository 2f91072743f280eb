import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import de from '../locales/de.json' with { type: 'json' };
import { accessibilityProblems } from '../testing/axe.ts';
import { renderUi } from '../testing/render-ui.tsx';
import { DueDate } from './due/DueDate.tsx';
import { EvidenceChip } from './EvidenceChip.tsx';
import { HoldChip } from './HoldChip.tsx';
import { PurposeChip } from './PurposeChip.tsx';
import { RestrictionBanner } from './RestrictionBanner.tsx';
import { FieldValue } from './value/FieldValue.tsx';
import { MaskedValue } from './value/MaskedValue.tsx';
import { WITHHELD_REASONS } from './value/reason.ts';
import { SealedLabel } from './value/SealedLabel.tsx';
import { WithheldValue } from './value/WithheldValue.tsx';

const NOW = new Date('2026-11-22T10:00:00Z');

describe('a field', () => {
  it('shows its value when nothing withholds it, and a dash when it is empty', () => {
    const { container } = renderUi(
      <>
        <FieldValue
          field="email"
          label="E-mail"
          value="ana@example.test"
          withheld={[{ field: 'phone', reason: 'ROLE' }]}
        />
        <FieldValue field="city" label="City" value={null} />
      </>,
    );

    expect(container.textContent).toContain('ana@example.test—');
  });

  it('never shows a value that is withheld by purpose, and offers no reveal', () => {
    renderUi(
      <FieldValue
        field="email"
        label="E-mail"
        value="leaked@example.test"
        withheld={[{ field: 'email', reason: 'NO_CONSENT' }]}
        onReveal={vi.fn()}
      />,
    );

    expect(screen.queryByText('leaked@example.test')).toBeNull();
    expect(screen.queryByRole('button', { name: /reveal/i })).toBeNull();
    expect(screen.getByRole('button', { name: 'E-mail: no consent, why?' })).toBeDefined();
  });

  it('shows the hint of a mask, without reveal where the role may not', () => {
    renderUi(
      <FieldValue
        field="email"
        label="E-mail"
        value={null}
        withheld={[{ field: 'email', reason: 'ROLE', hint: 'a•••@e•••.test' }]}
      />,
    );

    expect(screen.getByText('a•••@e•••.test')).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('revealing', () => {
  const ask = async (onReveal: (reason: string) => Promise<string>) => {
    const user = userEvent.setup();
    renderUi(<MaskedValue hint="a•••" label="E-mail" onReveal={onReveal} />);
    await user.click(screen.getByRole('button', { name: 'Reveal E-mail (logged)' }));
    await user.type(await screen.findByRole('textbox', { name: 'Why do you need it?' }), 'Calling back{Enter}');
  };

  it('asks for a reason, then shows the value', async () => {
    const onReveal = vi.fn().mockResolvedValue('ana@example.test');

    await ask(onReveal);

    expect(onReveal).toHaveBeenCalledExactlyOnceWith('Calling back');
    expect(await screen.findByText('ana@example.test')).toBeDefined();
  });

  it('says so when it is refused, and keeps the mask', async () => {
    await ask(() => Promise.reject(new Error('refused')));

    expect(await screen.findByText(/^Not revealed/)).toBeDefined();
    expect(screen.getByText('a•••')).toBeDefined();
  });
});

it.each(WITHHELD_REASONS)('explains %s in plain words', async (reason) => {
  const user = userEvent.setup();
  renderUi(<WithheldValue reason={reason} />);

  await user.click(screen.getByRole('button'));

  expect((await screen.findByRole('dialog')).textContent?.length).toBeGreaterThan(50);
});

it('has an answer for a reason that a newer server invents', () => {
  renderUi(<WithheldValue reason="SOMETHING_NEW" />);

  expect(screen.getByRole('button', { name: 'withheld, why?' })).toBeDefined();
});

describe('a due date', () => {
  it.each([
    ['2026-12-04', undefined, 'in 12 days · 4 Dec'],
    ['2026-11-23', undefined, 'due tomorrow · 23 Nov'],
    ['2026-11-19', undefined, '3 days overdue · 19 Nov'],
    ['2026-11-19', 'waiting for the person', 'paused: waiting for the person'],
  ])('%s says it in words', (dueOn, because, words) => {
    const { container } = renderUi(
      <DueDate dueOn={dueOn} now={NOW} timeZone="UTC" {...(because ? { pausedBecause: because } : {})} />,
    );

    expect(container.textContent?.trim()).toContain(words);
  });

  it('counts years where days say nothing, and names the year', () => {
    const { container } = renderUi(<DueDate dueOn="2033-12-31" now={NOW} timeZone="UTC" />);

    expect(container.textContent).toContain('in 7 years · 31 Dec 2033');
  });

  it('speaks the language of the viewer', () => {
    const { container } = renderUi(<DueDate dueOn="2026-12-04" now={NOW} timeZone="UTC" />, {
      locale: 'de',
      catalogue: de,
    });

    expect(container.textContent).toContain('in 12 Tagen · 4. Dez.');
  });
});

it('changes the purpose only by a deliberate choice', async () => {
  const user = userEvent.setup();
  const onChange = vi.fn();
  renderUi(
    <PurposeChip
      purpose="RELATIONSHIP"
      options={[
        { value: 'RELATIONSHIP', label: 'Relationship' },
        { value: 'MARKETING', label: 'Marketing' },
      ]}
      onChange={onChange}
    />,
  );

  await user.click(screen.getByRole('button', { name: /Working for: Relationship/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Relationship' }));
  await user.click(screen.getByRole('button', { name: /Working for: Relationship/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Marketing' }));

  expect(onChange.mock.calls).toEqual([['MARKETING']]);
});

it('has no accessibility problem', async () => {
  const { container } = renderUi(
    <main>
      <MaskedValue hint="a•••" label="E-mail" onReveal={async () => 'x'} />
      <WithheldValue reason="OBJECTION" label="Phone" />
      <SealedLabel>Birth date</SealedLabel>
      <RestrictionBanner since="2026-11-02" by="Dr. Weiß" allowed="storage" />
      <HoldChip reviewOn="2027-03-31" onOpen={() => undefined} />
      <DueDate dueOn="2026-12-04" now={NOW} />
      <EvidenceChip result="passed" checkedAt="2026-11-22T07:00:00Z" now={NOW} onOpen={() => undefined} />
      <EvidenceChip result="never" />
      <PurposeChip
        purpose="A"
        options={[
          { value: 'A', label: 'A' },
          { value: 'B', label: 'B' },
        ]}
        onChange={() => undefined}
      />
    </main>,
  );

  expect(await accessibilityProblems(container)).toEqual([]);
});
