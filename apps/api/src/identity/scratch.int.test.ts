import { writeFileSync } from 'node:fs';
import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';
import { inject, it } from 'vitest';
import { authOptions } from './auth.ts';

it('prints', async () => {
  const pool = new pg.Pool({ connectionString: inject('database').owner });
  const options = authOptions(
    {
      databaseUrl: '',
      publicUrl: 'http://x.test',
      secret: 'x'.repeat(40),
      sendPasswordReset: async () => {},
      sealAddress: async (_, a) => a,
    },
    pool,
    () => {},
  );
  const m = await getMigrations(options);
  writeFileSync('/tmp/auth.sql', await m.compileMigrations());
  await pool.end();
});
