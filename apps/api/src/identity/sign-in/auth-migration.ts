import type { ForeignMigration } from '@smartx/domain/database';
import { IDENTITY_CHANNEL } from '@smartx/domain/identity';

/** The schema of the sign-in library's tables. */
export const AUTH_SCHEMA = 'auth';

/** The tables as better-auth 1.7.5 generates them for `authOptions`; a test fails when the library would add something. */
const TABLES = `
create schema if not exists "auth";

create table if not exists "auth"."user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null
);

create table if not exists "auth"."session" (
  "id" text not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references "auth"."user" ("id") on delete cascade
);

create table if not exists "auth"."account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "auth"."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null
);

create table if not exists "auth"."verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null
);

create index if not exists "session_userId_idx" on "auth"."session" ("userId");
create index if not exists "account_userId_idx" on "auth"."account" ("userId");
create index if not exists "verification_identifier_idx" on "auth"."verification" ("identifier");
`;

/**
 * Attempts are ours: the library's own store reads and writes in two steps. Unlogged, because a count that is lost in a crash
 * begins anew, and a backup has no use for it.
 */
const ATTEMPTS = `
create unlogged table if not exists "auth"."attempt" (
  "key" text not null primary key,
  "count" integer not null,
  "ends_at" timestamptz not null
);

create index if not exists "attempt_ends_at_idx" on "auth"."attempt" ("ends_at");
`;

/** However a session ends (sign-out, reset, departure, by hand), every process hears of it when that commits. */
const SIGNAL = `
create or replace function "auth"."signal_identity_change"() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as
  $$ begin perform pg_notify('${IDENTITY_CHANNEL}', ''); return null; end $$;

create or replace trigger "session_ended" after delete on "auth"."session"
  for each statement execute function "auth"."signal_identity_change"();
`;

/** Brings the sign-in library's schema to this version, as owner; the application may work with its rows and no more. */
export const migrateAuth: ForeignMigration = async (owner, tenantRole) => {
  await owner.query(TABLES);
  await owner.query(ATTEMPTS);
  await owner.query(SIGNAL);
  await owner.query(`
    revoke all on schema ${AUTH_SCHEMA} from public;
    grant usage on schema ${AUTH_SCHEMA} to ${tenantRole};
    grant select, insert, update, delete on all tables in schema ${AUTH_SCHEMA} to ${tenantRole};
  `);
};
