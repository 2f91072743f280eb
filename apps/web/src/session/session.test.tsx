import type { AuthClient, Me } from '@smartx/client';
import { createAuthClient } from '@smartx/client';
import { createI18n } from '@smartx/ui/i18n';
import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseLocale, chosenLocale, loadCatalogue } from './locale.ts';
import { CRM_PURPOSES, isCrmPurpose, purposeOption } from './purposes.ts';
import { SessionStore } from './session-store.ts';
import { setSingleKeys, usesSingleKeys } from './single-keys.ts';
import { storedPurpose, usePurpose } from './use-purpose.ts';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('the session', () => {
  const NOBODY: Me = { account: null, workspaces: [] };
  const authThat = (me: () => Promise<Me>): AuthClient => ({ ...createAuthClient(), me });

  it('is asked for once, however many ask', async () => {
    const me = vi.fn(async () => NOBODY);
    const store = new SessionStore(authThat(me));

    await Promise.all([store.load(), store.load()]);

    expect(me).toHaveBeenCalledOnce();
  });

  it('is asked for again after somebody signed in or out', async () => {
    const me = vi.fn(async () => NOBODY);
    const store = new SessionStore(authThat(me));
    await store.load();

    store.forget();
    await store.load();

    expect(me).toHaveBeenCalledTimes(2);
  });

  it('is asked for again after a failure', async () => {
    const me = vi.fn<() => Promise<Me>>().mockRejectedValueOnce(new Error('away')).mockResolvedValueOnce(NOBODY);
    const store = new SessionStore(authThat(me));

    await expect(store.load()).rejects.toThrow('away');

    expect(await store.load()).toBe(NOBODY);
  });
});

describe('the purpose', () => {
  it('is the usual one at first', () => {
    const { result } = renderHook(() => usePurpose('demo', CRM_PURPOSES));

    expect(result.current[0]).toBe('RELATIONSHIP');
  });

  it('is kept for the tab, by workspace', () => {
    const { result } = renderHook(() => usePurpose('demo', CRM_PURPOSES));

    act(() => result.current[1]('MARKETING'));

    expect(result.current[0]).toBe('MARKETING');
    expect(storedPurpose('demo')).toBe('MARKETING');
    expect(storedPurpose('other')).toBe('RELATIONSHIP');
  });

  it('is one that is held, whatever was kept', () => {
    sessionStorage.setItem('smartx.purpose.demo', 'MARKETING');

    const { result } = renderHook(() => usePurpose('demo', ['SUPPORT']));

    expect(result.current[0]).toBe('SUPPORT');
  });

  it('is none where none is held', () => {
    const { result } = renderHook(() => usePurpose('demo', []));

    expect(result.current[0]).toBeNull();
  });

  it('is never one of another app', () => {
    const { result } = renderHook(() => usePurpose('demo', CRM_PURPOSES));

    act(() => result.current[1]('RIGHTS_HANDLING'));

    expect(result.current[0]).toBe('RELATIONSHIP');
    expect(isCrmPurpose('RIGHTS_HANDLING')).toBe(false);
  });

  it.each(CRM_PURPOSES)('%s has a name and a sentence', (purpose) => {
    const { value, label, description } = purposeOption(createI18n('en', {}), purpose);

    expect(value).toBe(purpose);
    expect(label.length).toBeLessThan(20);
    expect(description).toMatch(/\.$/);
  });
});

describe('choices of this device', () => {
  it('keep the language, and drop one that nobody knows', () => {
    chooseLocale('fr');
    expect(chosenLocale()).toBe('fr');

    localStorage.setItem('smartx.locale', 'tlh');

    expect(chosenLocale()).toBe('en');
  });

  it.each(['de', 'fr', 'ar'] as const)('load the words of %s', async (locale) => {
    const words = await loadCatalogue(locale);

    expect(words.Companies).toBeTruthy();
    expect(words.Companies).not.toBe('Companies');
  });

  it('need no words for English', async () => {
    expect(await loadCatalogue('en')).toEqual({});
  });

  it('switch shortcuts of one letter off and on', () => {
    expect(usesSingleKeys()).toBe(true);

    setSingleKeys(false);
    expect(usesSingleKeys()).toBe(false);
    setSingleKeys(true);

    expect(usesSingleKeys()).toBe(true);
  });
});
