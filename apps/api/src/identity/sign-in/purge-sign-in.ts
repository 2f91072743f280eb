import { DEFAULT_PERIODS, periodBefore } from '@smartx/domain/privacy';
import type pg from 'pg';

/**
 * Deletes sign-ins, reset links and counts of attempts whose time is over, and the addresses of sign-ins after 90 days (GDPR Art. 5(1)(e)). The
 * library's times are the wall clock's, so `now` is too.
 */
export async function purgeSignIn(pool: pg.Pool, now: Date): Promise<void> {
  await pool.query('delete from auth.session where "expiresAt" <= $1', [now]);
  await pool.query('delete from auth.verification where "expiresAt" <= $1', [now]);
  await pool.query('delete from auth.attempt where ends_at <= $1', [now]);
  const oldest = periodBefore(now, DEFAULT_PERIODS['sign-in-address']);
  await pool.query('update auth.session set "ipAddress" = null where "createdAt" <= $1 and "ipAddress" is not null', [
    oldest,
  ]);
}
