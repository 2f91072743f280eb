import { sendMail } from '@smartx/domain/mail';
import type { Application } from '../application.ts';
import type { JobHandlers } from './pg-boss-queue.ts';

/** What does each kind of job. A slice adds its own here. */
export function jobHandlers(app: Application): JobHandlers {
  return {
    'mail:send': (job) => sendMail({ em: app.orm.em, vault: app.vault, clock: app.clock, transport: app.mail }, job),
    'purge:expired': () => app.identity.purge(),
  };
}
