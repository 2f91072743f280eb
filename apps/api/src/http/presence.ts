import type { FastifyReply } from 'fastify';
import { Presence } from '../read/statement/read-limits.ts';

/** Whether the client of a request still waits: it leaves when its connection closes before the answer is out. */
export function presenceOf({ raw }: FastifyReply): Presence {
  const presence = new Presence();
  raw.once('close', () => {
    if (!raw.writableFinished) presence.leave();
  });
  return presence;
}
