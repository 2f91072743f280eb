import { useAnnounce, useI18n } from '@smartx/ui';
import { useEffect, useRef, useState } from 'react';
import type { FileAbout } from '../about-file.ts';
import { FileRefusedError, useFileUpload } from './use-file-upload.ts';

/** A file on its way. */
export interface PendingUpload {
  readonly key: string;
  readonly file: File;
  readonly state: 'waiting' | 'sending' | 'failed';
  readonly sentBytes: number;
  /** Why it failed. */
  readonly reason: string | null;
  /** Whether it makes sense to try again. */
  readonly mayPass: boolean;
}

/** The files on their way to one record, and what can be done with them. */
export interface Uploads {
  readonly pending: readonly PendingUpload[];
  add(files: readonly File[]): void;
  /** Stops a file that is being sent, or takes a failed one off the list. */
  drop(key: string): void;
  retry(key: string): void;
}

const AT_ONCE = 2;

/** Sends files two at a time; each says how far it is, can be stopped, and can be tried again where it failed. */
export function useUploads(about: FileAbout): Uploads {
  const i18n = useI18n();
  const announce = useAnnounce();
  const upload = useFileUpload(about);
  const [pending, setPending] = useState<readonly PendingUpload[]>([]);
  const running = useRef(new Map<string, AbortController>());

  const change = (key: string, part: Partial<PendingUpload>) =>
    setPending((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const remove = (key: string) => setPending((all) => all.filter((one) => one.key !== key));

  const send = async ({ key, file }: PendingUpload, controller: AbortController) => {
    change(key, { state: 'sending', sentBytes: 0, reason: null });
    try {
      await upload(file, { signal: controller.signal, onProgress: (sentBytes) => change(key, { sentBytes }) });
      remove(key);
      announce(i18n.t('{name} added', { name: file.name }));
    } catch (error) {
      if (controller.signal.aborted) return;
      const reason =
        error instanceof FileRefusedError ? error.message : i18n.t('The server could not be reached. Try again.');
      const mayPass = !(error instanceof FileRefusedError) || error.mayPass;
      change(key, { state: 'failed', reason, mayPass });
      announce(`${i18n.t('{name} was not added', { name: file.name })}. ${reason}`);
    } finally {
      running.current.delete(key);
    }
  };

  useEffect(() => {
    for (const one of pending) {
      if (running.current.size >= AT_ONCE) return;
      if (one.state !== 'waiting' || running.current.has(one.key)) continue;
      const controller = new AbortController();
      running.current.set(one.key, controller);
      void send(one, controller);
    }
  });
  useLeaveWarning(pending.some(({ state }) => state !== 'failed'));

  return {
    pending,
    add: (files) => setPending((all) => [...all, ...files.map(waiting)]),
    drop: (key) => {
      running.current.get(key)?.abort();
      running.current.delete(key);
      remove(key);
    },
    retry: (key) => change(key, { state: 'waiting', reason: null }),
  };
}

function waiting(file: File): PendingUpload {
  return { key: crypto.randomUUID(), file, state: 'waiting', sentBytes: 0, reason: null, mayPass: false };
}

/** Whoever closes the page while a file is on its way is asked first. */
function useLeaveWarning(isBusy: boolean): void {
  useEffect(() => {
    if (!isBusy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isBusy]);
}
