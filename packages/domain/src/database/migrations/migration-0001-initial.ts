import { Migration } from '@mikro-orm/migrations';

/** Every table of the first version. */
export class Migration0001Initial extends Migration {
  override up(): void {
    this.addSql(
      `create table "api_key" ("workspace_id" uuid not null, "id" uuid not null, "name" text not null, "key_hash" bytea not null, "scopes" text not null, "purposes" bigint not null, "created_by_id" uuid null, "created_at" timestamptz not null, "expires_at" timestamptz null, "last_used_at" timestamptz null, "revoked_at" timestamptz null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "api_key" is 'subjects: author'`);
    this.addSql(`comment on column "api_key"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "api_key"."id" is 'not personal'`);
    this.addSql(`comment on column "api_key"."name" is 'not personal'`);
    this.addSql(`comment on column "api_key"."key_hash" is 'not personal'`);
    this.addSql(`comment on column "api_key"."scopes" is 'not personal'`);
    this.addSql(`comment on column "api_key"."purposes" is 'not personal'`);
    this.addSql(`comment on column "api_key"."created_by_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`comment on column "api_key"."created_at" is 'not personal'`);
    this.addSql(`comment on column "api_key"."expires_at" is 'not personal'`);
    this.addSql(`comment on column "api_key"."last_used_at" is 'not personal'`);
    this.addSql(`comment on column "api_key"."revoked_at" is 'not personal'`);
    this.addSql(`create index "api_key_by_hash" on "api_key" ("key_hash")`);
    this.addSql(`alter table "api_key" add constraint "api_key_hash" unique ("workspace_id", "key_hash")`);
    this.addSql(
      `create table "audit_entry" ("workspace_id" uuid not null, "id" uuid not null, "occurred_at" timestamptz not null, "actor_kind" text not null, "actor_id" uuid null, "action" text not null, "purpose" text not null, "target_type" text not null, "target_id" uuid null, "subject_id" uuid null, "fields" text null, "through" text not null, "operation_id" uuid not null, "commitment" bytea null, "payload" bytea null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "audit_entry" is 'subjects: via subjectId; append-only'`);
    this.addSql(`comment on column "audit_entry"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "audit_entry"."id" is 'not personal'`);
    this.addSql(`comment on column "audit_entry"."occurred_at" is 'not personal'`);
    this.addSql(`comment on column "audit_entry"."actor_kind" is 'not personal'`);
    this.addSql(`comment on column "audit_entry"."actor_id" is 'relating, security, on erasure: keep for proof'`);
    this.addSql(`comment on column "audit_entry"."action" is 'not personal'`);
    this.addSql(`comment on column "audit_entry"."purpose" is 'not personal'`);
    this.addSql(`comment on column "audit_entry"."target_type" is 'not personal'`);
    this.addSql(`comment on column "audit_entry"."target_id" is 'relating, security, on erasure: keep for proof'`);
    this.addSql(`comment on column "audit_entry"."subject_id" is 'relating, security, on erasure: keep for proof'`);
    this.addSql(`comment on column "audit_entry"."fields" is 'not personal'`);
    this.addSql(`comment on column "audit_entry"."through" is 'not personal'`);
    this.addSql(`comment on column "audit_entry"."operation_id" is 'not personal'`);
    this.addSql(`comment on column "audit_entry"."commitment" is 'not personal'`);
    this.addSql(
      `comment on column "audit_entry"."payload" is 'relating, security, on erasure: keep for proof, sealed'`,
    );
    this.addSql(`create index "audit_entry_by_time" on "audit_entry" ("workspace_id", "occurred_at", "id")`);
    this.addSql(`create index "audit_entry_by_target" on "audit_entry" ("workspace_id", "target_id", "occurred_at")`);
    this.addSql(`create index "audit_entry_by_subject" on "audit_entry" ("workspace_id", "subject_id", "occurred_at")`);
    this.addSql(
      `create table "custom_field_definition" ("workspace_id" uuid not null, "id" uuid not null, "object" text not null, "key" text not null, "label" text not null, "type" text not null, "options" jsonb null, "classification" text not null default 'identifying', "category" text not null default 'identity', "is_sealed" boolean not null default true, "position" int not null default 0, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "custom_field_definition" is 'subjects: none'`);
    this.addSql(`comment on column "custom_field_definition"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "custom_field_definition"."id" is 'not personal'`);
    this.addSql(`comment on column "custom_field_definition"."object" is 'not personal'`);
    this.addSql(`comment on column "custom_field_definition"."key" is 'not personal'`);
    this.addSql(`comment on column "custom_field_definition"."label" is 'not personal'`);
    this.addSql(`comment on column "custom_field_definition"."type" is 'not personal'`);
    this.addSql(`comment on column "custom_field_definition"."options" is 'not personal'`);
    this.addSql(`comment on column "custom_field_definition"."classification" is 'not personal'`);
    this.addSql(`comment on column "custom_field_definition"."category" is 'not personal'`);
    this.addSql(`comment on column "custom_field_definition"."is_sealed" is 'not personal'`);
    this.addSql(`comment on column "custom_field_definition"."position" is 'not personal'`);
    this.addSql(`comment on column "custom_field_definition"."created_at" is 'not personal'`);
    this.addSql(`comment on column "custom_field_definition"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "custom_field_definition"."version" is 'not personal'`);
    this.addSql(
      `alter table "custom_field_definition" add constraint "custom_field_key" unique ("workspace_id", "object", "key")`,
    );
    this.addSql(
      `alter table "custom_field_definition" add constraint "custom_field_definition_object_check" check (object = any (array['company'::text, 'contact'::text, 'lead'::text, 'deal'::text, 'product'::text]))`,
    );
    this.addSql(
      `alter table "custom_field_definition" add constraint "custom_field_definition_type_check" check (type = any (array['text'::text, 'number'::text, 'date'::text, 'instant'::text, 'boolean'::text, 'select'::text]))`,
    );
    this.addSql(
      `alter table "custom_field_definition" add constraint "custom_field_definition_classification_check" check (classification = any (array['identifying'::text, 'relating'::text, 'not-personal'::text]))`,
    );
    this.addSql(
      `create table "custom_value" ("workspace_id" uuid not null, "id" uuid not null, "definition_id" uuid not null, "record_id" uuid not null, "subject_id" uuid null, "text_value" text null, "number_value" real null, "date_value" date null, "instant_value" timestamptz null, "boolean_value" boolean null, "sealed_value" bytea null, "blind_index" bytea null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "custom_value" is 'subjects: via subjectId'`);
    this.addSql(`comment on column "custom_value"."id" is 'not personal'`);
    this.addSql(`comment on column "custom_value"."record_id" is 'not personal'`);
    this.addSql(`comment on column "custom_value"."subject_id" is 'identifying, identity, on erasure: delete-row'`);
    this.addSql(
      `comment on column "custom_value"."text_value" is 'identifying, identity, on erasure: delete-row, searchable'`,
    );
    this.addSql(
      `comment on column "custom_value"."number_value" is 'identifying, identity, on erasure: delete-row, searchable'`,
    );
    this.addSql(
      `comment on column "custom_value"."date_value" is 'identifying, identity, on erasure: delete-row, searchable'`,
    );
    this.addSql(
      `comment on column "custom_value"."instant_value" is 'identifying, identity, on erasure: delete-row, searchable'`,
    );
    this.addSql(
      `comment on column "custom_value"."boolean_value" is 'identifying, identity, on erasure: delete-row, searchable'`,
    );
    this.addSql(
      `comment on column "custom_value"."sealed_value" is 'identifying, identity, on erasure: delete-row, sealed'`,
    );
    this.addSql(`comment on column "custom_value"."blind_index" is 'identifying, identity, on erasure: delete-row'`);
    this.addSql(`create index "custom_value_by_record" on "custom_value" ("workspace_id", "record_id")`);
    this.addSql(
      `create index "custom_value_by_text" on "custom_value" ("workspace_id", "definition_id", "text_value")`,
    );
    this.addSql(
      `create index "custom_value_by_number" on "custom_value" ("workspace_id", "definition_id", "number_value")`,
    );
    this.addSql(
      `create index "custom_value_by_date" on "custom_value" ("workspace_id", "definition_id", "date_value")`,
    );
    this.addSql(
      `create index "custom_value_by_blind_index" on "custom_value" ("workspace_id", "definition_id", "blind_index")`,
    );
    this.addSql(
      `alter table "custom_value" add constraint "custom_value_once" unique ("workspace_id", "definition_id", "record_id")`,
    );
    this.addSql(
      `alter table "custom_value" add constraint "custom_value_one_form" check (num_nonnulls(text_value, number_value, date_value, instant_value, boolean_value, sealed_value) = 1)`,
    );
    this.addSql(
      `create table "data_subject" ("workspace_id" uuid not null, "id" uuid not null, "kind" text not null, "merged_into_id" uuid null, "blocked" bigint not null default '0', "next_change_at" timestamptz null, "restricted_at" timestamptz null, "is_minor" boolean not null default false, "deceased_on" date null, "erased_at" timestamptz null, "created_at" timestamptz not null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "data_subject" is 'subjects: self'`);
    this.addSql(`comment on column "data_subject"."id" is 'not personal'`);
    this.addSql(`comment on column "data_subject"."kind" is 'not personal'`);
    this.addSql(`comment on column "data_subject"."blocked" is 'relating, preference, on erasure: keep for proof'`);
    this.addSql(`comment on column "data_subject"."next_change_at" is 'relating, preference, on erasure: clear'`);
    this.addSql(`comment on column "data_subject"."restricted_at" is 'relating, preference, on erasure: clear'`);
    this.addSql(`comment on column "data_subject"."is_minor" is 'relating, identity, on erasure: clear'`);
    this.addSql(`comment on column "data_subject"."deceased_on" is 'relating, identity, on erasure: clear'`);
    this.addSql(`comment on column "data_subject"."erased_at" is 'not personal'`);
    this.addSql(`comment on column "data_subject"."created_at" is 'not personal'`);
    this.addSql(
      `alter table "data_subject" add constraint "data_subject_kind_check" check (kind = any (array['contact'::text, 'member'::text, 'account'::text, 'other'::text]))`,
    );
    this.addSql(
      `create table "consent_event" ("workspace_id" uuid not null, "id" uuid not null, "subject_id" uuid not null, "contact_point_id" uuid null, "purpose" text not null, "topic" text null, "channel" text not null, "event" text not null, "occurred_at" timestamptz not null, "recorded_at" timestamptz not null, "expires_at" timestamptz null, "wording_hash" text null, "language" text null, "method" text not null, "actor_kind" text not null, "actor_id" uuid null, "proof" bytea null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "consent_event" is 'subjects: via subject; append-only'`);
    this.addSql(`comment on column "consent_event"."id" is 'not personal'`);
    this.addSql(
      `comment on column "consent_event"."contact_point_id" is 'relating, preference, on erasure: keep for proof'`,
    );
    this.addSql(`comment on column "consent_event"."purpose" is 'relating, preference, on erasure: keep for proof'`);
    this.addSql(`comment on column "consent_event"."topic" is 'relating, preference, on erasure: keep for proof'`);
    this.addSql(`comment on column "consent_event"."channel" is 'relating, preference, on erasure: keep for proof'`);
    this.addSql(`comment on column "consent_event"."event" is 'relating, preference, on erasure: keep for proof'`);
    this.addSql(
      `comment on column "consent_event"."occurred_at" is 'relating, preference, on erasure: keep for proof'`,
    );
    this.addSql(`comment on column "consent_event"."recorded_at" is 'not personal'`);
    this.addSql(`comment on column "consent_event"."expires_at" is 'relating, preference, on erasure: keep for proof'`);
    this.addSql(`comment on column "consent_event"."wording_hash" is 'not personal'`);
    this.addSql(`comment on column "consent_event"."language" is 'not personal'`);
    this.addSql(`comment on column "consent_event"."method" is 'relating, preference, on erasure: keep for proof'`);
    this.addSql(`comment on column "consent_event"."actor_kind" is 'not personal'`);
    this.addSql(`comment on column "consent_event"."actor_id" is 'relating, preference, on erasure: keep for proof'`);
    this.addSql(
      `comment on column "consent_event"."proof" is 'relating, preference, on erasure: keep for proof, sealed'`,
    );
    this.addSql(
      `create index "consent_event_by_subject" on "consent_event" ("workspace_id", "subject_id", "purpose", "occurred_at")`,
    );
    this.addSql(
      `alter table "consent_event" add constraint "consent_event_channel_check" check (channel = any (array['any'::text, 'email'::text, 'phone'::text, 'post'::text, 'message'::text]))`,
    );
    this.addSql(
      `alter table "consent_event" add constraint "consent_event_event_check" check (event = any (array['pending'::text, 'given'::text, 'refused'::text, 'withdrawn'::text, 'expired'::text, 'objected'::text, 'objection-lifted'::text]))`,
    );
    this.addSql(
      `create table "account" ("workspace_id" uuid not null, "id" uuid not null, "subject_id" uuid not null, "auth_user_id" text not null, "full_name" text null, "email" text null, "locale" text null, "stated_of_age_at" timestamptz null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "account" is 'subjects: via subject'`);
    this.addSql(`comment on column "account"."id" is 'not personal'`);
    this.addSql(`comment on column "account"."auth_user_id" is 'relating, identity, on erasure: clear'`);
    this.addSql(`comment on column "account"."full_name" is 'identifying, identity, on erasure: clear, searchable'`);
    this.addSql(`comment on column "account"."email" is 'identifying, contact, on erasure: clear, searchable'`);
    this.addSql(`comment on column "account"."locale" is 'relating, preference, on erasure: clear'`);
    this.addSql(`comment on column "account"."stated_of_age_at" is 'relating, identity, on erasure: clear'`);
    this.addSql(`comment on column "account"."created_at" is 'not personal'`);
    this.addSql(`comment on column "account"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "account"."version" is 'not personal'`);
    this.addSql(`alter table "account" add constraint "account_auth_user" unique ("workspace_id", "auth_user_id")`);
    this.addSql(`create unique index "account_email" on "account" ("workspace_id", "email") where email is not null`);
    this.addSql(
      `create table "disclosure" ("workspace_id" uuid not null, "id" uuid not null, "subject_id" uuid not null, "recipient" text not null, "fields" text not null, "purpose" text not null, "ground" text not null, "operation" text not null, "disclosed_at" timestamptz not null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "disclosure" is 'subjects: via subject; append-only'`);
    this.addSql(`comment on column "disclosure"."id" is 'not personal'`);
    this.addSql(`comment on column "disclosure"."recipient" is 'not personal'`);
    this.addSql(`comment on column "disclosure"."fields" is 'not personal'`);
    this.addSql(`comment on column "disclosure"."purpose" is 'relating, relationship, on erasure: keep for proof'`);
    this.addSql(`comment on column "disclosure"."ground" is 'not personal'`);
    this.addSql(`comment on column "disclosure"."operation" is 'not personal'`);
    this.addSql(
      `comment on column "disclosure"."disclosed_at" is 'relating, relationship, on erasure: keep for proof'`,
    );
    this.addSql(`create index "disclosure_by_subject" on "disclosure" ("workspace_id", "subject_id", "disclosed_at")`);
    this.addSql(
      `create table "domain_event" ("workspace_id" uuid not null, "id" uuid not null, "type" text not null, "aggregate_type" text not null, "aggregate_id" uuid not null, "aggregate_version" int not null, "subject_id" uuid null, "occurred_at" timestamptz not null, "relayed_at" timestamptz null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "domain_event" is 'subjects: none'`);
    this.addSql(`comment on column "domain_event"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "domain_event"."id" is 'not personal'`);
    this.addSql(`comment on column "domain_event"."type" is 'not personal'`);
    this.addSql(`comment on column "domain_event"."aggregate_type" is 'not personal'`);
    this.addSql(`comment on column "domain_event"."aggregate_id" is 'not personal'`);
    this.addSql(`comment on column "domain_event"."aggregate_version" is 'not personal'`);
    this.addSql(`comment on column "domain_event"."subject_id" is 'not personal'`);
    this.addSql(`comment on column "domain_event"."occurred_at" is 'not personal'`);
    this.addSql(`comment on column "domain_event"."relayed_at" is 'not personal'`);
    this.addSql(`create index "domain_event_by_time" on "domain_event" ("workspace_id", "occurred_at", "id")`);
    this.addSql(
      `create table "erasure_ledger" ("workspace_id" uuid not null, "id" uuid not null, "subject_id" uuid not null, "request_id" uuid null, "ground" text not null, "state" text not null, "rows_cleared" int not null default 0, "rows_deleted" int not null default 0, "rows_kept" int not null default 0, "planned_at" timestamptz not null, "keys_destroyed_at" timestamptz null, "finished_at" timestamptz null, "sweep_due_at" timestamptz null, "swept_at" timestamptz null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "erasure_ledger" is 'subjects: none'`);
    this.addSql(`comment on column "erasure_ledger"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "erasure_ledger"."id" is 'not personal'`);
    this.addSql(`comment on column "erasure_ledger"."subject_id" is 'not personal'`);
    this.addSql(`comment on column "erasure_ledger"."request_id" is 'not personal'`);
    this.addSql(`comment on column "erasure_ledger"."ground" is 'not personal'`);
    this.addSql(`comment on column "erasure_ledger"."state" is 'not personal'`);
    this.addSql(`comment on column "erasure_ledger"."rows_cleared" is 'not personal'`);
    this.addSql(`comment on column "erasure_ledger"."rows_deleted" is 'not personal'`);
    this.addSql(`comment on column "erasure_ledger"."rows_kept" is 'not personal'`);
    this.addSql(`comment on column "erasure_ledger"."planned_at" is 'not personal'`);
    this.addSql(`comment on column "erasure_ledger"."keys_destroyed_at" is 'not personal'`);
    this.addSql(`comment on column "erasure_ledger"."finished_at" is 'not personal'`);
    this.addSql(`comment on column "erasure_ledger"."sweep_due_at" is 'not personal'`);
    this.addSql(`comment on column "erasure_ledger"."swept_at" is 'not personal'`);
    this.addSql(`create index "erasure_ledger_by_subject" on "erasure_ledger" ("workspace_id", "subject_id")`);
    this.addSql(
      `alter table "erasure_ledger" add constraint "erasure_ledger_ground_check" check (ground = any (array['request'::text, 'retention'::text, 'consent-withdrawn'::text, 'minor'::text, 'restore-replay'::text]))`,
    );
    this.addSql(
      `alter table "erasure_ledger" add constraint "erasure_ledger_state_check" check (state = any (array['planned'::text, 'running'::text, 'partial'::text, 'done'::text]))`,
    );
    this.addSql(
      `create table "external_id" ("workspace_id" uuid not null, "id" uuid not null, "record_type" text not null, "record_id" uuid not null, "source" text not null, "key" text not null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "external_id" is 'subjects: via record'`);
    this.addSql(`comment on column "external_id"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "external_id"."id" is 'not personal'`);
    this.addSql(`comment on column "external_id"."record_type" is 'not personal'`);
    this.addSql(`comment on column "external_id"."record_id" is 'not personal'`);
    this.addSql(`comment on column "external_id"."source" is 'not personal'`);
    this.addSql(`comment on column "external_id"."key" is 'relating, identity, on erasure: delete-row, searchable'`);
    this.addSql(`create index "external_id_by_record" on "external_id" ("workspace_id", "record_id")`);
    this.addSql(
      `alter table "external_id" add constraint "external_id_once" unique ("workspace_id", "record_type", "source", "key")`,
    );
    this.addSql(
      `create table "field_change" ("workspace_id" uuid not null, "id" uuid not null, "record_type" text not null, "record_id" uuid not null, "subject_id" uuid null, "field" text not null, "from_value" text null, "to_value" text null, "from_sealed" bytea null, "to_sealed" bytea null, "changed_by_id" uuid null, "through" text not null, "import_run_id" uuid null, "changed_at" timestamptz not null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "field_change" is 'subjects: via subjectId'`);
    this.addSql(`comment on column "field_change"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "field_change"."id" is 'not personal'`);
    this.addSql(`comment on column "field_change"."record_type" is 'not personal'`);
    this.addSql(`comment on column "field_change"."record_id" is 'not personal'`);
    this.addSql(`comment on column "field_change"."subject_id" is 'relating, relationship, on erasure: delete-row'`);
    this.addSql(`comment on column "field_change"."field" is 'not personal'`);
    this.addSql(`comment on column "field_change"."from_value" is 'relating, relationship, on erasure: delete-row'`);
    this.addSql(`comment on column "field_change"."to_value" is 'relating, relationship, on erasure: delete-row'`);
    this.addSql(
      `comment on column "field_change"."from_sealed" is 'relating, relationship, on erasure: delete-row, sealed'`,
    );
    this.addSql(
      `comment on column "field_change"."to_sealed" is 'relating, relationship, on erasure: delete-row, sealed'`,
    );
    this.addSql(`comment on column "field_change"."changed_by_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`comment on column "field_change"."through" is 'not personal'`);
    this.addSql(`comment on column "field_change"."import_run_id" is 'not personal'`);
    this.addSql(`comment on column "field_change"."changed_at" is 'not personal'`);
    this.addSql(
      `create index "field_change_by_record" on "field_change" ("workspace_id", "record_id", "changed_at", "id")`,
    );
    this.addSql(
      `create table "idempotency_record" ("workspace_id" uuid not null, "id" uuid not null, "client" text not null, "key" text not null, "request_hash" text not null, "record_id" text null, "error_code" text null, "created_at" timestamptz not null, "expires_at" timestamptz not null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "idempotency_record" is 'subjects: none'`);
    this.addSql(`comment on column "idempotency_record"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "idempotency_record"."id" is 'not personal'`);
    this.addSql(`comment on column "idempotency_record"."client" is 'not personal'`);
    this.addSql(`comment on column "idempotency_record"."key" is 'not personal'`);
    this.addSql(`comment on column "idempotency_record"."request_hash" is 'not personal'`);
    this.addSql(`comment on column "idempotency_record"."record_id" is 'not personal'`);
    this.addSql(`comment on column "idempotency_record"."error_code" is 'not personal'`);
    this.addSql(`comment on column "idempotency_record"."created_at" is 'not personal'`);
    this.addSql(`comment on column "idempotency_record"."expires_at" is 'not personal'`);
    this.addSql(
      `alter table "idempotency_record" add constraint "idempotency_record_once" unique ("workspace_id", "client", "key")`,
    );
    this.addSql(
      `create table "import_run" ("workspace_id" uuid not null, "id" uuid not null, "object" text not null, "state" text not null, "file_name" bytea not null, "storage_key" text not null, "byte_size" bigint not null, "mapping" jsonb null, "options" jsonb null, "line_count" int null, "processed_count" int not null default 0, "created_count" int not null default 0, "updated_count" int not null default 0, "skipped_count" int not null default 0, "failed_count" int not null default 0, "failure" text null, "started_by_id" uuid null, "started_at" timestamptz null, "finished_at" timestamptz null, "expires_at" timestamptz not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "import_run" is 'subjects: author'`);
    this.addSql(`comment on column "import_run"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "import_run"."id" is 'not personal'`);
    this.addSql(`comment on column "import_run"."object" is 'not personal'`);
    this.addSql(`comment on column "import_run"."state" is 'not personal'`);
    this.addSql(`comment on column "import_run"."file_name" is 'identifying, identity, on erasure: clear, sealed'`);
    this.addSql(`comment on column "import_run"."storage_key" is 'not personal'`);
    this.addSql(`comment on column "import_run"."byte_size" is 'not personal'`);
    this.addSql(`comment on column "import_run"."mapping" is 'not personal'`);
    this.addSql(`comment on column "import_run"."options" is 'not personal'`);
    this.addSql(`comment on column "import_run"."line_count" is 'not personal'`);
    this.addSql(`comment on column "import_run"."processed_count" is 'not personal'`);
    this.addSql(`comment on column "import_run"."created_count" is 'not personal'`);
    this.addSql(`comment on column "import_run"."updated_count" is 'not personal'`);
    this.addSql(`comment on column "import_run"."skipped_count" is 'not personal'`);
    this.addSql(`comment on column "import_run"."failed_count" is 'not personal'`);
    this.addSql(`comment on column "import_run"."failure" is 'not personal'`);
    this.addSql(`comment on column "import_run"."started_by_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`comment on column "import_run"."started_at" is 'not personal'`);
    this.addSql(`comment on column "import_run"."finished_at" is 'not personal'`);
    this.addSql(`comment on column "import_run"."expires_at" is 'not personal'`);
    this.addSql(`comment on column "import_run"."created_at" is 'not personal'`);
    this.addSql(`comment on column "import_run"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "import_run"."version" is 'not personal'`);
    this.addSql(`create index "import_run_by_created" on "import_run" ("workspace_id", "created_at", "id")`);
    this.addSql(
      `alter table "import_run" add constraint "import_run_object_check" check (object = any (array['company'::text, 'contact'::text, 'lead'::text, 'deal'::text, 'product'::text, 'member'::text]))`,
    );
    this.addSql(
      `alter table "import_run" add constraint "import_run_state_check" check (state = any (array['uploaded'::text, 'dry-run'::text, 'checked'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))`,
    );
    this.addSql(
      `create table "import_line" ("workspace_id" uuid not null, "id" uuid not null, "run_id" uuid not null, "line" int not null, "outcome" text not null, "record_type" text null, "record_id" uuid null, "column_name" text null, "reason" text null, "cells" bytea null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "import_line" is 'subjects: via record'`);
    this.addSql(`comment on column "import_line"."id" is 'not personal'`);
    this.addSql(`comment on column "import_line"."line" is 'not personal'`);
    this.addSql(`comment on column "import_line"."outcome" is 'not personal'`);
    this.addSql(`comment on column "import_line"."record_type" is 'not personal'`);
    this.addSql(`comment on column "import_line"."record_id" is 'not personal'`);
    this.addSql(`comment on column "import_line"."column_name" is 'not personal'`);
    this.addSql(`comment on column "import_line"."reason" is 'not personal'`);
    this.addSql(`comment on column "import_line"."cells" is 'identifying, identity, on erasure: delete-row, sealed'`);
    this.addSql(`create index "import_line_by_outcome" on "import_line" ("workspace_id", "run_id", "outcome", "line")`);
    this.addSql(`create index "import_line_by_record" on "import_line" ("workspace_id", "record_id")`);
    this.addSql(
      `alter table "import_line" add constraint "import_line_once" unique ("workspace_id", "run_id", "line")`,
    );
    this.addSql(
      `alter table "import_line" add constraint "import_line_outcome_check" check (outcome = any (array['created'::text, 'updated'::text, 'skipped'::text, 'failed'::text]))`,
    );
    this.addSql(
      `create table "import_template" ("workspace_id" uuid not null, "id" uuid not null, "name" text not null, "object" text not null, "mapping" jsonb not null, "options" jsonb not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "import_template" is 'subjects: none'`);
    this.addSql(`comment on column "import_template"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "import_template"."id" is 'not personal'`);
    this.addSql(`comment on column "import_template"."name" is 'not personal'`);
    this.addSql(`comment on column "import_template"."object" is 'not personal'`);
    this.addSql(`comment on column "import_template"."mapping" is 'not personal'`);
    this.addSql(`comment on column "import_template"."options" is 'not personal'`);
    this.addSql(`comment on column "import_template"."created_at" is 'not personal'`);
    this.addSql(`comment on column "import_template"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "import_template"."version" is 'not personal'`);
    this.addSql(`alter table "import_template" add constraint "import_template_name" unique ("workspace_id", "name")`);
    this.addSql(
      `alter table "import_template" add constraint "import_template_object_check" check (object = any (array['company'::text, 'contact'::text, 'lead'::text, 'deal'::text, 'product'::text, 'member'::text]))`,
    );
    this.addSql(
      `create table "mail_message" ("workspace_id" uuid not null, "id" uuid not null, "subject_id" uuid null, "key_id" uuid not null, "template" text not null, "recipient" bytea not null, "subject_line" bytea not null, "body" bytea not null, "state" text not null, "attempts" int not null default 0, "queued_at" timestamptz not null, "sent_at" timestamptz null, "failure" text null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "mail_message" is 'subjects: via subjectId'`);
    this.addSql(`comment on column "mail_message"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "mail_message"."id" is 'not personal'`);
    this.addSql(
      `comment on column "mail_message"."subject_id" is 'identifying, communication, on erasure: delete-row'`,
    );
    this.addSql(`comment on column "mail_message"."key_id" is 'not personal'`);
    this.addSql(`comment on column "mail_message"."template" is 'not personal'`);
    this.addSql(
      `comment on column "mail_message"."recipient" is 'identifying, communication, on erasure: delete-row, sealed'`,
    );
    this.addSql(
      `comment on column "mail_message"."subject_line" is 'identifying, communication, on erasure: delete-row, sealed'`,
    );
    this.addSql(
      `comment on column "mail_message"."body" is 'identifying, communication, on erasure: delete-row, sealed'`,
    );
    this.addSql(`comment on column "mail_message"."state" is 'not personal'`);
    this.addSql(`comment on column "mail_message"."attempts" is 'not personal'`);
    this.addSql(`comment on column "mail_message"."queued_at" is 'not personal'`);
    this.addSql(`comment on column "mail_message"."sent_at" is 'not personal'`);
    this.addSql(`comment on column "mail_message"."failure" is 'not personal'`);
    this.addSql(`create index "mail_message_by_time" on "mail_message" ("workspace_id", "queued_at", "id")`);
    this.addSql(`create index "mail_message_by_subject" on "mail_message" ("workspace_id", "subject_id")`);
    this.addSql(
      `alter table "mail_message" add constraint "mail_message_state_check" check (state = any (array['queued'::text, 'sent'::text, 'failed'::text]))`,
    );
    this.addSql(
      `create table "member" ("workspace_id" uuid not null, "id" uuid not null, "subject_id" uuid not null, "account_id" uuid null, "full_name" text null, "email" text null, "status" text not null, "regional_office" text null, "left_at" timestamptz null, "former_number" int null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "member" is 'subjects: via subject'`);
    this.addSql(`comment on column "member"."id" is 'not personal'`);
    this.addSql(`comment on column "member"."account_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`comment on column "member"."full_name" is 'identifying, identity, on erasure: clear, searchable'`);
    this.addSql(`comment on column "member"."email" is 'identifying, contact, on erasure: clear, searchable'`);
    this.addSql(`comment on column "member"."status" is 'not personal'`);
    this.addSql(`comment on column "member"."regional_office" is 'relating, relationship, on erasure: clear'`);
    this.addSql(`comment on column "member"."left_at" is 'not personal'`);
    this.addSql(`comment on column "member"."former_number" is 'not personal'`);
    this.addSql(`comment on column "member"."created_at" is 'not personal'`);
    this.addSql(`comment on column "member"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "member"."version" is 'not personal'`);
    this.addSql(`create index "member_by_name" on "member" ("workspace_id", "full_name", "id")`);
    this.addSql(
      `create unique index "member_account" on "member" ("workspace_id", "account_id") where account_id is not null`,
    );
    this.addSql(
      `alter table "member" add constraint "member_status_check" check (status = any (array['active'::text, 'without-account'::text, 'left'::text]))`,
    );
    this.addSql(
      `create table "invitation" ("workspace_id" uuid not null, "id" uuid not null, "member_id" uuid not null, "email" text null, "token_hash" bytea not null, "invited_by_id" uuid null, "created_at" timestamptz not null, "expires_at" timestamptz not null, "accepted_at" timestamptz null, "revoked_at" timestamptz null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "invitation" is 'subjects: via member'`);
    this.addSql(`comment on column "invitation"."id" is 'not personal'`);
    this.addSql(`comment on column "invitation"."email" is 'identifying, contact, on erasure: clear, searchable'`);
    this.addSql(`comment on column "invitation"."token_hash" is 'not personal'`);
    this.addSql(`comment on column "invitation"."invited_by_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`comment on column "invitation"."created_at" is 'not personal'`);
    this.addSql(`comment on column "invitation"."expires_at" is 'not personal'`);
    this.addSql(`comment on column "invitation"."accepted_at" is 'not personal'`);
    this.addSql(`comment on column "invitation"."revoked_at" is 'not personal'`);
    this.addSql(`create index "invitation_by_token" on "invitation" ("token_hash")`);
    this.addSql(`alter table "invitation" add constraint "invitation_token" unique ("workspace_id", "token_hash")`);
    this.addSql(
      `create table "company" ("workspace_id" uuid not null, "id" uuid not null, "subject_id" uuid null, "name" text not null, "match_name" text not null, "domain" text null, "website" text null, "industry" text null, "city" text null, "country" text null, "founded_year" int null, "employee_count" int null, "annual_revenue_minor" bigint null, "annual_revenue_currency" text null, "parent_id" uuid null, "owner_id" uuid null, "import_run_id" uuid null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "deleted_at" timestamptz null, "deleted_by_id" uuid null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "company" is 'subjects: via subject'`);
    this.addSql(`comment on column "company"."id" is 'not personal'`);
    this.addSql(`comment on column "company"."name" is 'relating, identity, on erasure: pseudonymise, searchable'`);
    this.addSql(
      `comment on column "company"."match_name" is 'relating, identity, on erasure: pseudonymise, searchable'`,
    );
    this.addSql(`comment on column "company"."domain" is 'relating, contact, on erasure: clear, searchable'`);
    this.addSql(`comment on column "company"."website" is 'relating, contact, on erasure: clear, searchable'`);
    this.addSql(`comment on column "company"."industry" is 'not personal'`);
    this.addSql(`comment on column "company"."city" is 'relating, contact, on erasure: clear, searchable'`);
    this.addSql(`comment on column "company"."country" is 'not personal'`);
    this.addSql(`comment on column "company"."founded_year" is 'not personal'`);
    this.addSql(`comment on column "company"."employee_count" is 'not personal'`);
    this.addSql(`comment on column "company"."annual_revenue_minor" is 'not personal'`);
    this.addSql(`comment on column "company"."annual_revenue_currency" is 'not personal'`);
    this.addSql(`comment on column "company"."import_run_id" is 'not personal'`);
    this.addSql(`comment on column "company"."created_at" is 'not personal'`);
    this.addSql(`comment on column "company"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "company"."version" is 'not personal'`);
    this.addSql(`comment on column "company"."deleted_at" is 'not personal'`);
    this.addSql(`comment on column "company"."deleted_by_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`create index "company_by_name" on "company" ("workspace_id", "name", "id")`);
    this.addSql(`create index "company_by_match_name" on "company" ("workspace_id", "match_name")`);
    this.addSql(`create index "company_by_domain" on "company" ("workspace_id", "domain")`);
    this.addSql(`create index "company_by_created" on "company" ("workspace_id", "created_at", "id")`);
    this.addSql(`create index "company_by_owner" on "company" ("workspace_id", "owner_id")`);
    this.addSql(`create index "company_by_parent" on "company" ("workspace_id", "parent_id")`);
    this.addSql(`create index "company_name_trigram" on "company" using gin (lower("name") gin_trgm_ops)`);
    this.addSql(
      `create table "contact" ("workspace_id" uuid not null, "id" uuid not null, "subject_id" uuid not null, "company_id" uuid null, "owner_id" uuid null, "full_name" text null, "given_name" text null, "family_name" text null, "sort_name" text null, "job_title" text null, "city" text null, "country" text null, "birth_date" bytea null, "language" text null, "lifecycle" text not null default 'prospect', "collected_from" text not null default 'not-stated', "source" text not null default 'not stated', "collected_at" timestamptz not null, "import_run_id" uuid null, "notice_state" text not null default 'not-needed', "notice_due_on" date null, "last_interaction_at" timestamptz null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "deleted_at" timestamptz null, "deleted_by_id" uuid null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "contact" is 'subjects: via subject'`);
    this.addSql(`comment on column "contact"."id" is 'not personal'`);
    this.addSql(`comment on column "contact"."full_name" is 'identifying, identity, on erasure: clear, searchable'`);
    this.addSql(`comment on column "contact"."given_name" is 'identifying, identity, on erasure: clear, searchable'`);
    this.addSql(`comment on column "contact"."family_name" is 'identifying, identity, on erasure: clear, searchable'`);
    this.addSql(`comment on column "contact"."sort_name" is 'identifying, identity, on erasure: clear, searchable'`);
    this.addSql(`comment on column "contact"."job_title" is 'relating, identity, on erasure: clear, searchable'`);
    this.addSql(`comment on column "contact"."city" is 'relating, contact, on erasure: clear, searchable'`);
    this.addSql(`comment on column "contact"."country" is 'relating, contact, on erasure: clear, searchable'`);
    this.addSql(`comment on column "contact"."birth_date" is 'identifying, identity, on erasure: clear, sealed'`);
    this.addSql(`comment on column "contact"."language" is 'relating, preference, on erasure: clear'`);
    this.addSql(`comment on column "contact"."lifecycle" is 'relating, relationship, on erasure: clear'`);
    this.addSql(`comment on column "contact"."collected_from" is 'relating, relationship, on erasure: clear'`);
    this.addSql(`comment on column "contact"."source" is 'relating, relationship, on erasure: clear'`);
    this.addSql(`comment on column "contact"."collected_at" is 'relating, relationship, on erasure: clear'`);
    this.addSql(`comment on column "contact"."import_run_id" is 'not personal'`);
    this.addSql(`comment on column "contact"."notice_state" is 'relating, relationship, on erasure: clear'`);
    this.addSql(`comment on column "contact"."notice_due_on" is 'relating, relationship, on erasure: clear'`);
    this.addSql(`comment on column "contact"."last_interaction_at" is 'relating, relationship, on erasure: clear'`);
    this.addSql(`comment on column "contact"."created_at" is 'not personal'`);
    this.addSql(`comment on column "contact"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "contact"."version" is 'not personal'`);
    this.addSql(`comment on column "contact"."deleted_at" is 'not personal'`);
    this.addSql(`comment on column "contact"."deleted_by_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`create index "contact_by_sort_name" on "contact" ("workspace_id", "sort_name", "id")`);
    this.addSql(`create index "contact_by_created" on "contact" ("workspace_id", "created_at", "id")`);
    this.addSql(`create index "contact_by_interaction" on "contact" ("workspace_id", "last_interaction_at", "id")`);
    this.addSql(`create index "contact_by_company" on "contact" ("workspace_id", "company_id", "sort_name", "id")`);
    this.addSql(`create index "contact_by_owner" on "contact" ("workspace_id", "owner_id", "sort_name", "id")`);
    this.addSql(`create index "contact_by_subject" on "contact" ("workspace_id", "subject_id")`);
    this.addSql(`create index "contact_sort_name_trigram" on "contact" using gin ("sort_name" gin_trgm_ops)`);
    this.addSql(
      `alter table "contact" add constraint "contact_lifecycle_check" check (lifecycle = any (array['prospect'::text, 'lead'::text, 'customer'::text, 'former-customer'::text, 'other'::text]))`,
    );
    this.addSql(
      `alter table "contact" add constraint "contact_collected_from_check" check (collected_from = any (array['person'::text, 'third-party'::text, 'public-source'::text, 'not-stated'::text]))`,
    );
    this.addSql(
      `alter table "contact" add constraint "contact_notice_state_check" check (notice_state = any (array['not-needed'::text, 'due'::text, 'sent'::text, 'exempt'::text]))`,
    );
    this.addSql(
      `create table "lead" ("workspace_id" uuid not null, "id" uuid not null, "contact_id" uuid not null, "owner_id" uuid null, "status" text not null default 'new', "source" text null, "origin" text null, "score" int null, "visit_count" int null, "seconds_on_site" int null, "pages_per_visit" real null, "last_activity" text null, "enquiry" bytea null, "converted_deal_id" uuid null, "converted_at" timestamptz null, "import_run_id" uuid null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "deleted_at" timestamptz null, "deleted_by_id" uuid null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "lead" is 'subjects: via contact'`);
    this.addSql(`comment on column "lead"."id" is 'not personal'`);
    this.addSql(`comment on column "lead"."status" is 'not personal'`);
    this.addSql(`comment on column "lead"."source" is 'relating, relationship, on erasure: clear'`);
    this.addSql(`comment on column "lead"."origin" is 'relating, relationship, on erasure: clear'`);
    this.addSql(`comment on column "lead"."score" is 'relating, relationship, on erasure: clear'`);
    this.addSql(`comment on column "lead"."visit_count" is 'relating, usage, on erasure: clear'`);
    this.addSql(`comment on column "lead"."seconds_on_site" is 'relating, usage, on erasure: clear'`);
    this.addSql(`comment on column "lead"."pages_per_visit" is 'relating, usage, on erasure: clear'`);
    this.addSql(`comment on column "lead"."last_activity" is 'relating, relationship, on erasure: clear'`);
    this.addSql(`comment on column "lead"."enquiry" is 'relating, communication, on erasure: clear, sealed'`);
    this.addSql(`comment on column "lead"."converted_deal_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`comment on column "lead"."converted_at" is 'relating, relationship, on erasure: clear'`);
    this.addSql(`comment on column "lead"."import_run_id" is 'not personal'`);
    this.addSql(`comment on column "lead"."created_at" is 'not personal'`);
    this.addSql(`comment on column "lead"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "lead"."version" is 'not personal'`);
    this.addSql(`comment on column "lead"."deleted_at" is 'not personal'`);
    this.addSql(`comment on column "lead"."deleted_by_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`create index "lead_by_created" on "lead" ("workspace_id", "created_at", "id")`);
    this.addSql(`create index "lead_by_status" on "lead" ("workspace_id", "status", "created_at", "id")`);
    this.addSql(`create index "lead_by_score" on "lead" ("workspace_id", "score", "id")`);
    this.addSql(`create index "lead_by_contact" on "lead" ("workspace_id", "contact_id")`);
    this.addSql(`create index "lead_by_owner" on "lead" ("workspace_id", "owner_id")`);
    this.addSql(
      `alter table "lead" add constraint "lead_status_check" check (status = any (array['new'::text, 'working'::text, 'qualified'::text, 'converted'::text, 'disqualified'::text]))`,
    );
    this.addSql(
      `create table "lead_answer" ("workspace_id" uuid not null, "id" uuid not null, "lead_id" uuid not null, "question" text not null, "answer" text not null, "position" int not null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "lead_answer" is 'subjects: via lead'`);
    this.addSql(`comment on column "lead_answer"."id" is 'not personal'`);
    this.addSql(`comment on column "lead_answer"."question" is 'not personal'`);
    this.addSql(`comment on column "lead_answer"."answer" is 'relating, communication, on erasure: delete-row'`);
    this.addSql(`comment on column "lead_answer"."position" is 'not personal'`);
    this.addSql(`create index "lead_answer_by_lead" on "lead_answer" ("workspace_id", "lead_id", "position", "id")`);
    this.addSql(
      `create table "contact_point" ("workspace_id" uuid not null, "id" uuid not null, "contact_id" uuid not null, "kind" text not null, "clear_value" text null, "clear_normalised" text null, "sealed_value" bytea null, "blind_index" bytea null, "blind_last4" bytea null, "normalisation_version" int not null default 1, "label" text null, "is_primary" boolean not null default false, "is_shared" boolean not null default false, "verified_at" timestamptz null, "source" text null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "contact_point" is 'subjects: via contact'`);
    this.addSql(`comment on column "contact_point"."id" is 'not personal'`);
    this.addSql(`comment on column "contact_point"."kind" is 'not personal'`);
    this.addSql(
      `comment on column "contact_point"."clear_value" is 'identifying, contact, on erasure: delete-row, searchable'`,
    );
    this.addSql(
      `comment on column "contact_point"."clear_normalised" is 'identifying, contact, on erasure: delete-row, searchable'`,
    );
    this.addSql(
      `comment on column "contact_point"."sealed_value" is 'identifying, contact, on erasure: delete-row, sealed'`,
    );
    this.addSql(`comment on column "contact_point"."blind_index" is 'identifying, contact, on erasure: delete-row'`);
    this.addSql(`comment on column "contact_point"."blind_last4" is 'identifying, contact, on erasure: delete-row'`);
    this.addSql(`comment on column "contact_point"."normalisation_version" is 'not personal'`);
    this.addSql(`comment on column "contact_point"."label" is 'relating, contact, on erasure: delete-row'`);
    this.addSql(`comment on column "contact_point"."is_primary" is 'relating, contact, on erasure: delete-row'`);
    this.addSql(`comment on column "contact_point"."is_shared" is 'relating, contact, on erasure: delete-row'`);
    this.addSql(`comment on column "contact_point"."verified_at" is 'relating, contact, on erasure: delete-row'`);
    this.addSql(`comment on column "contact_point"."source" is 'relating, contact, on erasure: delete-row'`);
    this.addSql(`comment on column "contact_point"."created_at" is 'not personal'`);
    this.addSql(`comment on column "contact_point"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "contact_point"."version" is 'not personal'`);
    this.addSql(
      `create index "contact_point_by_contact" on "contact_point" ("workspace_id", "contact_id", "kind", "id")`,
    );
    this.addSql(`create index "contact_point_by_email" on "contact_point" ("workspace_id", "clear_normalised")`);
    this.addSql(`create index "contact_point_by_blind_index" on "contact_point" ("workspace_id", "blind_index")`);
    this.addSql(`create index "contact_point_by_last4" on "contact_point" ("workspace_id", "blind_last4")`);
    this.addSql(
      `create index "contact_point_clear_normalised_trigram" on "contact_point" using gin ("clear_normalised" gin_trgm_ops)`,
    );
    this.addSql(
      `alter table "contact_point" add constraint "contact_point_one_form" check (case when kind = 'email'::text then ((clear_value is not null) and (clear_normalised is not null) and (sealed_value is null) and (blind_index is null)) else ((sealed_value is not null) and (blind_index is not null) and (clear_value is null) and (clear_normalised is null)) end)`,
    );
    this.addSql(
      `alter table "contact_point" add constraint "contact_point_kind_check" check (kind = any (array['email'::text, 'phone'::text, 'postal'::text, 'url'::text, 'handle'::text]))`,
    );
    this.addSql(
      `create table "pipeline" ("workspace_id" uuid not null, "id" uuid not null, "name" text not null, "position" int not null default 0, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "pipeline" is 'subjects: none'`);
    this.addSql(`comment on column "pipeline"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "pipeline"."id" is 'not personal'`);
    this.addSql(`comment on column "pipeline"."name" is 'not personal'`);
    this.addSql(`comment on column "pipeline"."position" is 'not personal'`);
    this.addSql(`comment on column "pipeline"."created_at" is 'not personal'`);
    this.addSql(`comment on column "pipeline"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "pipeline"."version" is 'not personal'`);
    this.addSql(`alter table "pipeline" add constraint "pipeline_name" unique ("workspace_id", "name")`);
    this.addSql(
      `create table "privacy_request" ("workspace_id" uuid not null, "id" uuid not null, "reference" text not null, "kind" text not null, "state" text not null, "role" text not null default 'controller', "regime" text not null default 'gdpr', "language" text not null default 'en', "channel" text not null, "received_at" timestamptz not null, "due_on" date not null, "extended_at" timestamptz null, "requester_name" bytea null, "requester_email" bytea null, "email_index" bytea null, "message" bytea null, "code_hash" bytea null, "code_expires_at" timestamptz null, "code_attempts" int not null default 0, "verified_at" timestamptz null, "assignee_id" uuid null, "approved_by_id" uuid null, "approved_at" timestamptz null, "refusal_ground" text null, "carried_out_at" timestamptz null, "closed_at" timestamptz null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "privacy_request" is 'subjects: participants'`);
    this.addSql(`comment on column "privacy_request"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."id" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."reference" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."kind" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."state" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."role" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."regime" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."language" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."channel" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."received_at" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."due_on" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."extended_at" is 'not personal'`);
    this.addSql(
      `comment on column "privacy_request"."requester_name" is 'identifying, request, on erasure: keep for proof, sealed'`,
    );
    this.addSql(
      `comment on column "privacy_request"."requester_email" is 'identifying, request, on erasure: keep for proof, sealed'`,
    );
    this.addSql(
      `comment on column "privacy_request"."email_index" is 'identifying, request, on erasure: keep for proof'`,
    );
    this.addSql(
      `comment on column "privacy_request"."message" is 'relating, request, on erasure: keep for proof, sealed'`,
    );
    this.addSql(`comment on column "privacy_request"."code_hash" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."code_expires_at" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."code_attempts" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."verified_at" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."assignee_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`comment on column "privacy_request"."approved_by_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`comment on column "privacy_request"."approved_at" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."refusal_ground" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."carried_out_at" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."closed_at" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."created_at" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "privacy_request"."version" is 'not personal'`);
    this.addSql(`create index "privacy_request_by_due" on "privacy_request" ("workspace_id", "due_on", "id")`);
    this.addSql(
      `create index "privacy_request_by_received" on "privacy_request" ("workspace_id", "received_at", "id")`,
    );
    this.addSql(`create index "privacy_request_by_email" on "privacy_request" ("workspace_id", "email_index")`);
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_reference" unique ("workspace_id", "reference")`,
    );
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_kind_check" check (kind = any (array['access'::text, 'portability'::text, 'rectification'::text, 'erasure'::text, 'restriction'::text, 'objection'::text, 'marketing-stop'::text, 'automated-decision-review'::text, 'complaint'::text]))`,
    );
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_state_check" check (state = any (array['awaiting-verification'::text, 'received'::text, 'in-progress'::text, 'awaiting-approval'::text, 'carried-out'::text, 'closed'::text, 'refused'::text, 'withdrawn'::text]))`,
    );
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_role_check" check (role = any (array['controller'::text, 'processor'::text]))`,
    );
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_regime_check" check (regime = any (array['gdpr'::text, 'uk'::text, 'ccpa'::text, 'lgpd'::text, 'pipeda'::text]))`,
    );
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_channel_check" check (channel = any (array['portal'::text, 'mail'::text, 'phone'::text, 'post'::text, 'staff'::text]))`,
    );
    this.addSql(
      `create table "access_copy" ("workspace_id" uuid not null, "id" uuid not null, "request_id" uuid not null, "storage_key" text not null, "byte_size" bigint not null, "made_at" timestamptz not null, "expires_at" timestamptz not null, "download_count" int not null default 0, "last_downloaded_at" timestamptz null, "destroyed_at" timestamptz null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "access_copy" is 'subjects: via request'`);
    this.addSql(`comment on column "access_copy"."id" is 'not personal'`);
    this.addSql(`comment on column "access_copy"."storage_key" is 'not personal'`);
    this.addSql(`comment on column "access_copy"."byte_size" is 'not personal'`);
    this.addSql(`comment on column "access_copy"."made_at" is 'not personal'`);
    this.addSql(`comment on column "access_copy"."expires_at" is 'not personal'`);
    this.addSql(`comment on column "access_copy"."download_count" is 'not personal'`);
    this.addSql(`comment on column "access_copy"."last_downloaded_at" is 'not personal'`);
    this.addSql(`comment on column "access_copy"."destroyed_at" is 'not personal'`);
    this.addSql(`create index "access_copy_by_request" on "access_copy" ("workspace_id", "request_id")`);
    this.addSql(
      `create table "product" ("workspace_id" uuid not null, "id" uuid not null, "name" text not null, "match_name" text not null, "series" text null, "price_minor" bigint null, "price_currency" text null, "is_active" boolean not null default true, "import_run_id" uuid null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "deleted_at" timestamptz null, "deleted_by_id" uuid null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "product" is 'subjects: none'`);
    this.addSql(`comment on column "product"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "product"."id" is 'not personal'`);
    this.addSql(`comment on column "product"."name" is 'not personal'`);
    this.addSql(`comment on column "product"."match_name" is 'not personal'`);
    this.addSql(`comment on column "product"."series" is 'not personal'`);
    this.addSql(`comment on column "product"."price_minor" is 'not personal'`);
    this.addSql(`comment on column "product"."price_currency" is 'not personal'`);
    this.addSql(`comment on column "product"."is_active" is 'not personal'`);
    this.addSql(`comment on column "product"."import_run_id" is 'not personal'`);
    this.addSql(`comment on column "product"."created_at" is 'not personal'`);
    this.addSql(`comment on column "product"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "product"."version" is 'not personal'`);
    this.addSql(`comment on column "product"."deleted_at" is 'not personal'`);
    this.addSql(`comment on column "product"."deleted_by_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`create index "product_by_name" on "product" ("workspace_id", "name", "id")`);
    this.addSql(`create index "product_by_match_name" on "product" ("workspace_id", "match_name")`);
    this.addSql(
      `create table "purpose_setting" ("workspace_id" uuid not null, "id" uuid not null, "purpose" text not null, "is_on" boolean not null, "basis" text not null, "wording" text not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "purpose_setting" is 'subjects: none'`);
    this.addSql(`comment on column "purpose_setting"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "purpose_setting"."id" is 'not personal'`);
    this.addSql(`comment on column "purpose_setting"."purpose" is 'not personal'`);
    this.addSql(`comment on column "purpose_setting"."is_on" is 'not personal'`);
    this.addSql(`comment on column "purpose_setting"."basis" is 'not personal'`);
    this.addSql(`comment on column "purpose_setting"."wording" is 'not personal'`);
    this.addSql(`comment on column "purpose_setting"."created_at" is 'not personal'`);
    this.addSql(`comment on column "purpose_setting"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "purpose_setting"."version" is 'not personal'`);
    this.addSql(
      `alter table "purpose_setting" add constraint "purpose_setting_once" unique ("workspace_id", "purpose")`,
    );
    this.addSql(
      `alter table "purpose_setting" add constraint "purpose_setting_basis_check" check (basis = any (array['consent'::text, 'contract'::text, 'legal-obligation'::text, 'vital-interests'::text, 'public-task'::text, 'legitimate-interest'::text]))`,
    );
    this.addSql(
      `create table "read_log" ("workspace_id" uuid not null, "id" uuid not null, "occurred_at" timestamptz not null, "actor_kind" text not null, "actor_id" uuid null, "purpose" text not null, "operation" text not null, "client" text not null, "denials" jsonb not null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "read_log" is 'subjects: author; append-only'`);
    this.addSql(`comment on column "read_log"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "read_log"."id" is 'not personal'`);
    this.addSql(`comment on column "read_log"."occurred_at" is 'not personal'`);
    this.addSql(`comment on column "read_log"."actor_kind" is 'not personal'`);
    this.addSql(`comment on column "read_log"."actor_id" is 'relating, security, on erasure: keep for proof'`);
    this.addSql(`comment on column "read_log"."purpose" is 'not personal'`);
    this.addSql(`comment on column "read_log"."operation" is 'not personal'`);
    this.addSql(`comment on column "read_log"."client" is 'not personal'`);
    this.addSql(`comment on column "read_log"."denials" is 'not personal'`);
    this.addSql(`create index "read_log_by_time" on "read_log" ("workspace_id", "occurred_at", "id")`);
    this.addSql(
      `create table "read_log_subject" ("workspace_id" uuid not null, "id" uuid not null, "read_log_id" uuid not null, "subject_id" uuid not null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "read_log_subject" is 'subjects: via subjectId; append-only'`);
    this.addSql(`comment on column "read_log_subject"."id" is 'not personal'`);
    this.addSql(
      `comment on column "read_log_subject"."subject_id" is 'relating, security, on erasure: keep for proof'`,
    );
    this.addSql(
      `create index "read_log_subject_by_subject" on "read_log_subject" ("workspace_id", "subject_id", "id")`,
    );
    this.addSql(
      `create table "record_subject" ("workspace_id" uuid not null, "id" uuid not null, "record_type" text not null, "record_id" uuid not null, "subject_id" uuid not null, "role" text not null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "record_subject" is 'subjects: via subject'`);
    this.addSql(`comment on column "record_subject"."id" is 'not personal'`);
    this.addSql(`comment on column "record_subject"."record_type" is 'not personal'`);
    this.addSql(`comment on column "record_subject"."record_id" is 'not personal'`);
    this.addSql(`comment on column "record_subject"."role" is 'relating, relationship, on erasure: delete-row'`);
    this.addSql(
      `create index "record_subject_by_subject" on "record_subject" ("workspace_id", "subject_id", "record_type")`,
    );
    this.addSql(
      `alter table "record_subject" add constraint "record_subject_once" unique ("workspace_id", "record_type", "record_id", "subject_id", "role")`,
    );
    this.addSql(
      `alter table "record_subject" add constraint "record_subject_role_check" check (role = any (array['author'::text, 'participant'::text, 'recipient'::text, 'mentioned'::text]))`,
    );
    this.addSql(
      `create table "request_event" ("workspace_id" uuid not null, "id" uuid not null, "request_id" uuid not null, "type" text not null, "detail" text null, "actor_kind" text not null, "actor_id" uuid null, "occurred_at" timestamptz not null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "request_event" is 'subjects: none; append-only'`);
    this.addSql(`comment on column "request_event"."id" is 'not personal'`);
    this.addSql(`comment on column "request_event"."type" is 'not personal'`);
    this.addSql(`comment on column "request_event"."detail" is 'not personal'`);
    this.addSql(`comment on column "request_event"."actor_kind" is 'not personal'`);
    this.addSql(`comment on column "request_event"."actor_id" is 'relating, request, on erasure: keep for proof'`);
    this.addSql(`comment on column "request_event"."occurred_at" is 'not personal'`);
    this.addSql(
      `create index "request_event_by_request" on "request_event" ("workspace_id", "request_id", "occurred_at", "id")`,
    );
    this.addSql(
      `create table "request_subject" ("workspace_id" uuid not null, "id" uuid not null, "request_id" uuid not null, "subject_id" uuid not null, "included_by_id" uuid null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "request_subject" is 'subjects: via subject'`);
    this.addSql(`comment on column "request_subject"."id" is 'not personal'`);
    this.addSql(`comment on column "request_subject"."included_by_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(
      `alter table "request_subject" add constraint "request_subject_once" unique ("workspace_id", "request_id", "subject_id")`,
    );
    this.addSql(
      `create table "role" ("workspace_id" uuid not null, "id" uuid not null, "key" text not null, "name" text not null, "purposes" bigint not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "role" is 'subjects: none'`);
    this.addSql(`comment on column "role"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "role"."id" is 'not personal'`);
    this.addSql(`comment on column "role"."key" is 'not personal'`);
    this.addSql(`comment on column "role"."name" is 'not personal'`);
    this.addSql(`comment on column "role"."purposes" is 'not personal'`);
    this.addSql(`comment on column "role"."created_at" is 'not personal'`);
    this.addSql(`comment on column "role"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "role"."version" is 'not personal'`);
    this.addSql(`alter table "role" add constraint "role_key" unique ("workspace_id", "key")`);
    this.addSql(
      `create table "member_role" ("workspace_id" uuid not null, "id" uuid not null, "member_id" uuid not null, "role_id" uuid not null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "member_role" is 'subjects: via member'`);
    this.addSql(`comment on column "member_role"."id" is 'not personal'`);
    this.addSql(
      `alter table "member_role" add constraint "member_role_once" unique ("workspace_id", "member_id", "role_id")`,
    );
    this.addSql(
      `create table "stage" ("workspace_id" uuid not null, "id" uuid not null, "pipeline_id" uuid not null, "name" text not null, "position" int not null, "kind" text not null, "probability" int not null, "rotting_days" int null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "stage" is 'subjects: none'`);
    this.addSql(`comment on column "stage"."id" is 'not personal'`);
    this.addSql(`comment on column "stage"."name" is 'not personal'`);
    this.addSql(`comment on column "stage"."position" is 'not personal'`);
    this.addSql(`comment on column "stage"."kind" is 'not personal'`);
    this.addSql(`comment on column "stage"."probability" is 'not personal'`);
    this.addSql(`comment on column "stage"."rotting_days" is 'not personal'`);
    this.addSql(`comment on column "stage"."created_at" is 'not personal'`);
    this.addSql(`comment on column "stage"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "stage"."version" is 'not personal'`);
    this.addSql(`create index "stage_by_position" on "stage" ("workspace_id", "pipeline_id", "position")`);
    this.addSql(`alter table "stage" add constraint "stage_name" unique ("workspace_id", "pipeline_id", "name")`);
    this.addSql(
      `alter table "stage" add constraint "stage_kind_check" check (kind = any (array['open'::text, 'won'::text, 'lost'::text]))`,
    );
    this.addSql(
      `create table "deal" ("workspace_id" uuid not null, "id" uuid not null, "name" text not null, "company_id" uuid null, "contact_id" uuid null, "owner_id" uuid null, "pipeline_id" uuid not null, "stage_id" uuid not null, "value_minor" bigint null, "value_currency" text null, "engaged_on" date null, "expected_close_on" date null, "closed_on" date null, "lost_reason" text null, "stage_entered_at" timestamptz not null, "import_run_id" uuid null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "deleted_at" timestamptz null, "deleted_by_id" uuid null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "deal" is 'subjects: via contact'`);
    this.addSql(`comment on column "deal"."id" is 'not personal'`);
    this.addSql(`comment on column "deal"."name" is 'relating, commerce, on erasure: pseudonymise, searchable'`);
    this.addSql(`comment on column "deal"."value_minor" is 'not personal'`);
    this.addSql(`comment on column "deal"."value_currency" is 'not personal'`);
    this.addSql(`comment on column "deal"."engaged_on" is 'not personal'`);
    this.addSql(`comment on column "deal"."expected_close_on" is 'not personal'`);
    this.addSql(`comment on column "deal"."closed_on" is 'not personal'`);
    this.addSql(`comment on column "deal"."lost_reason" is 'relating, commerce, on erasure: clear'`);
    this.addSql(`comment on column "deal"."stage_entered_at" is 'not personal'`);
    this.addSql(`comment on column "deal"."import_run_id" is 'not personal'`);
    this.addSql(`comment on column "deal"."created_at" is 'not personal'`);
    this.addSql(`comment on column "deal"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "deal"."version" is 'not personal'`);
    this.addSql(`comment on column "deal"."deleted_at" is 'not personal'`);
    this.addSql(`comment on column "deal"."deleted_by_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`create index "deal_by_name" on "deal" ("workspace_id", "name", "id")`);
    this.addSql(`create index "deal_by_created" on "deal" ("workspace_id", "created_at", "id")`);
    this.addSql(`create index "deal_by_value" on "deal" ("workspace_id", "value_minor", "id")`);
    this.addSql(`create index "deal_by_closed" on "deal" ("workspace_id", "closed_on", "id")`);
    this.addSql(`create index "deal_by_stage" on "deal" ("workspace_id", "stage_id", "stage_entered_at", "id")`);
    this.addSql(`create index "deal_by_owner" on "deal" ("workspace_id", "owner_id", "id")`);
    this.addSql(`create index "deal_by_company" on "deal" ("workspace_id", "company_id", "id")`);
    this.addSql(`create index "deal_by_contact" on "deal" ("workspace_id", "contact_id", "id")`);
    this.addSql(`create index "deal_name_trigram" on "deal" using gin (lower("name") gin_trgm_ops)`);
    this.addSql(
      `create table "note" ("workspace_id" uuid not null, "id" uuid not null, "body" bytea null, "author_id" uuid null, "is_pinned" boolean not null default false, "contact_id" uuid null, "company_id" uuid null, "deal_id" uuid null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "deleted_at" timestamptz null, "deleted_by_id" uuid null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "note" is 'subjects: participants'`);
    this.addSql(`comment on column "note"."id" is 'not personal'`);
    this.addSql(`comment on column "note"."body" is 'relating, communication, on erasure: redact, sealed'`);
    this.addSql(`comment on column "note"."is_pinned" is 'not personal'`);
    this.addSql(`comment on column "note"."created_at" is 'not personal'`);
    this.addSql(`comment on column "note"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "note"."version" is 'not personal'`);
    this.addSql(`comment on column "note"."deleted_at" is 'not personal'`);
    this.addSql(`comment on column "note"."deleted_by_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`create index "note_by_created" on "note" ("workspace_id", "created_at", "id")`);
    this.addSql(`create index "note_by_contact" on "note" ("workspace_id", "contact_id", "created_at", "id")`);
    this.addSql(`create index "note_by_company" on "note" ("workspace_id", "company_id", "created_at", "id")`);
    this.addSql(`create index "note_by_deal" on "note" ("workspace_id", "deal_id", "created_at", "id")`);
    this.addSql(
      `create table "file" ("workspace_id" uuid not null, "id" uuid not null, "name" bytea null, "media_type" text not null, "byte_size" bigint not null, "sha256" bytea null, "storage_key" text not null, "key_id" uuid not null, "uploaded_by_id" uuid null, "contact_id" uuid null, "company_id" uuid null, "deal_id" uuid null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "file" is 'subjects: participants'`);
    this.addSql(`comment on column "file"."id" is 'not personal'`);
    this.addSql(`comment on column "file"."name" is 'identifying, communication, on erasure: clear, sealed'`);
    this.addSql(`comment on column "file"."media_type" is 'not personal'`);
    this.addSql(`comment on column "file"."byte_size" is 'not personal'`);
    this.addSql(`comment on column "file"."sha256" is 'relating, communication, on erasure: clear'`);
    this.addSql(`comment on column "file"."storage_key" is 'not personal'`);
    this.addSql(`comment on column "file"."key_id" is 'not personal'`);
    this.addSql(`comment on column "file"."uploaded_by_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`comment on column "file"."created_at" is 'not personal'`);
    this.addSql(`comment on column "file"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "file"."version" is 'not personal'`);
    this.addSql(`create index "file_by_contact" on "file" ("workspace_id", "contact_id", "id")`);
    this.addSql(`create index "file_by_company" on "file" ("workspace_id", "company_id", "id")`);
    this.addSql(`create index "file_by_deal" on "file" ("workspace_id", "deal_id", "id")`);
    this.addSql(
      `create table "deal_line" ("workspace_id" uuid not null, "id" uuid not null, "deal_id" uuid not null, "product_id" uuid not null, "quantity" int not null default 1, "unit_price_minor" bigint null, "unit_price_currency" text null, "position" int not null default 0, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "deal_line" is 'subjects: via deal'`);
    this.addSql(`comment on column "deal_line"."id" is 'not personal'`);
    this.addSql(`comment on column "deal_line"."quantity" is 'not personal'`);
    this.addSql(`comment on column "deal_line"."unit_price_minor" is 'not personal'`);
    this.addSql(`comment on column "deal_line"."unit_price_currency" is 'not personal'`);
    this.addSql(`comment on column "deal_line"."position" is 'not personal'`);
    this.addSql(`create index "deal_line_by_deal" on "deal_line" ("workspace_id", "deal_id", "position", "id")`);
    this.addSql(
      `create table "activity" ("workspace_id" uuid not null, "id" uuid not null, "kind" text not null, "direction" text not null default 'none', "occurred_at" timestamptz not null, "duration_seconds" int null, "subject_line" bytea null, "body" bytea null, "member_id" uuid null, "contact_id" uuid null, "company_id" uuid null, "deal_id" uuid null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "activity" is 'subjects: participants'`);
    this.addSql(`comment on column "activity"."id" is 'not personal'`);
    this.addSql(`comment on column "activity"."kind" is 'not personal'`);
    this.addSql(`comment on column "activity"."direction" is 'relating, communication, on erasure: clear'`);
    this.addSql(`comment on column "activity"."occurred_at" is 'relating, communication, on erasure: clear'`);
    this.addSql(`comment on column "activity"."duration_seconds" is 'relating, communication, on erasure: clear'`);
    this.addSql(`comment on column "activity"."subject_line" is 'relating, communication, on erasure: redact, sealed'`);
    this.addSql(`comment on column "activity"."body" is 'relating, communication, on erasure: redact, sealed'`);
    this.addSql(`comment on column "activity"."created_at" is 'not personal'`);
    this.addSql(`comment on column "activity"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "activity"."version" is 'not personal'`);
    this.addSql(`create index "activity_by_time" on "activity" ("workspace_id", "occurred_at", "id")`);
    this.addSql(`create index "activity_by_contact" on "activity" ("workspace_id", "contact_id", "occurred_at", "id")`);
    this.addSql(`create index "activity_by_company" on "activity" ("workspace_id", "company_id", "occurred_at", "id")`);
    this.addSql(`create index "activity_by_deal" on "activity" ("workspace_id", "deal_id", "occurred_at", "id")`);
    this.addSql(
      `alter table "activity" add constraint "activity_kind_check" check (kind = any (array['call'::text, 'meeting'::text, 'mail'::text, 'page-view'::text, 'message'::text]))`,
    );
    this.addSql(
      `alter table "activity" add constraint "activity_direction_check" check (direction = any (array['in'::text, 'out'::text, 'none'::text]))`,
    );
    this.addSql(
      `create table "subject_ground" ("workspace_id" uuid not null, "id" uuid not null, "subject_id" uuid not null, "purpose" text not null, "basis" text not null, "stated_by" text not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "subject_ground" is 'subjects: via subjectId'`);
    this.addSql(`comment on column "subject_ground"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "subject_ground"."id" is 'not personal'`);
    this.addSql(`comment on column "subject_ground"."subject_id" is 'not personal'`);
    this.addSql(`comment on column "subject_ground"."purpose" is 'not personal'`);
    this.addSql(`comment on column "subject_ground"."basis" is 'not personal'`);
    this.addSql(`comment on column "subject_ground"."stated_by" is 'not personal'`);
    this.addSql(`comment on column "subject_ground"."created_at" is 'not personal'`);
    this.addSql(`comment on column "subject_ground"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "subject_ground"."version" is 'not personal'`);
    this.addSql(
      `alter table "subject_ground" add constraint "subject_ground_once" unique ("workspace_id", "subject_id", "purpose")`,
    );
    this.addSql(
      `alter table "subject_ground" add constraint "subject_ground_basis_check" check (basis = any (array['consent'::text, 'contract'::text, 'legal-obligation'::text, 'vital-interests'::text, 'public-task'::text, 'legitimate-interest'::text]))`,
    );
    this.addSql(
      `create table "suppression" ("workspace_id" uuid not null, "id" uuid not null, "kind" text not null, "normalisation_version" int not null, "key_version" int not null, "digest" bytea not null, "scope" text not null, "created_at" timestamptz not null, "released_at" timestamptz null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "suppression" is 'subjects: none'`);
    this.addSql(`comment on column "suppression"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "suppression"."id" is 'not personal'`);
    this.addSql(`comment on column "suppression"."kind" is 'not personal'`);
    this.addSql(`comment on column "suppression"."normalisation_version" is 'not personal'`);
    this.addSql(`comment on column "suppression"."key_version" is 'not personal'`);
    this.addSql(`comment on column "suppression"."digest" is 'relating, preference, on erasure: keep for proof'`);
    this.addSql(`comment on column "suppression"."scope" is 'not personal'`);
    this.addSql(`comment on column "suppression"."created_at" is 'not personal'`);
    this.addSql(`comment on column "suppression"."released_at" is 'not personal'`);
    this.addSql(
      `alter table "suppression" add constraint "suppression_once" unique ("workspace_id", "kind", "digest", "scope")`,
    );
    this.addSql(
      `alter table "suppression" add constraint "suppression_kind_check" check (kind = any (array['email'::text, 'phone'::text]))`,
    );
    this.addSql(
      `alter table "suppression" add constraint "suppression_scope_check" check (scope = any (array['no-contact'::text, 'no-re-creation'::text]))`,
    );
    this.addSql(
      `create table "task" ("workspace_id" uuid not null, "id" uuid not null, "title" text not null, "kind" text not null default 'to-do', "status" text not null default 'open', "due_on" date null, "completed_at" timestamptz null, "assignee_id" uuid null, "contact_id" uuid null, "company_id" uuid null, "deal_id" uuid null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "deleted_at" timestamptz null, "deleted_by_id" uuid null, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "task" is 'subjects: participants'`);
    this.addSql(`comment on column "task"."id" is 'not personal'`);
    this.addSql(`comment on column "task"."title" is 'relating, communication, on erasure: redact, searchable'`);
    this.addSql(`comment on column "task"."kind" is 'not personal'`);
    this.addSql(`comment on column "task"."status" is 'not personal'`);
    this.addSql(`comment on column "task"."due_on" is 'not personal'`);
    this.addSql(`comment on column "task"."completed_at" is 'not personal'`);
    this.addSql(`comment on column "task"."created_at" is 'not personal'`);
    this.addSql(`comment on column "task"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "task"."version" is 'not personal'`);
    this.addSql(`comment on column "task"."deleted_at" is 'not personal'`);
    this.addSql(`comment on column "task"."deleted_by_id" is 'relating, relationship, on erasure: unlink'`);
    this.addSql(`create index "task_by_due" on "task" ("workspace_id", "status", "due_on", "id")`);
    this.addSql(`create index "task_by_due_on" on "task" ("workspace_id", "due_on", "id")`);
    this.addSql(`create index "task_by_created" on "task" ("workspace_id", "created_at", "id")`);
    this.addSql(`create index "task_by_assignee" on "task" ("workspace_id", "assignee_id", "status", "due_on", "id")`);
    this.addSql(`create index "task_by_contact" on "task" ("workspace_id", "contact_id", "id")`);
    this.addSql(`create index "task_by_company" on "task" ("workspace_id", "company_id", "id")`);
    this.addSql(`create index "task_by_deal" on "task" ("workspace_id", "deal_id", "id")`);
    this.addSql(
      `alter table "task" add constraint "task_kind_check" check (kind = any (array['to-do'::text, 'call'::text, 'meeting'::text, 'mail'::text]))`,
    );
    this.addSql(
      `alter table "task" add constraint "task_status_check" check (status = any (array['open'::text, 'done'::text]))`,
    );
    this.addSql(
      `create table "team" ("workspace_id" uuid not null, "id" uuid not null, "name" text not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "team" is 'subjects: none'`);
    this.addSql(`comment on column "team"."workspace_id" is 'not personal'`);
    this.addSql(`comment on column "team"."id" is 'not personal'`);
    this.addSql(`comment on column "team"."name" is 'not personal'`);
    this.addSql(`comment on column "team"."created_at" is 'not personal'`);
    this.addSql(`comment on column "team"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "team"."version" is 'not personal'`);
    this.addSql(`alter table "team" add constraint "team_name" unique ("workspace_id", "name")`);
    this.addSql(
      `create table "team_member" ("workspace_id" uuid not null, "id" uuid not null, "team_id" uuid not null, "member_id" uuid not null, "is_manager" boolean not null default false, primary key ("workspace_id", "id"))`,
    );
    this.addSql(`comment on table "team_member" is 'subjects: via member'`);
    this.addSql(`comment on column "team_member"."id" is 'not personal'`);
    this.addSql(`comment on column "team_member"."is_manager" is 'relating, relationship, on erasure: delete-row'`);
    this.addSql(`create index "team_member_by_member" on "team_member" ("workspace_id", "member_id", "team_id")`);
    this.addSql(
      `alter table "team_member" add constraint "team_member_once" unique ("workspace_id", "team_id", "member_id")`,
    );
    this.addSql(
      `create table "workspace" ("id" uuid not null, "slug" text not null, "name" text not null, "time_zone" text not null default 'Europe/Berlin', "locale" text not null default 'en', "base_currency" text not null default 'EUR', "week_start" int not null default 1, "country" text not null default 'DE', "is_operator" boolean not null default false, "privacy_email" text null, "postal_address" text null, "closed_at" timestamptz null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`comment on table "workspace" is 'subjects: none'`);
    this.addSql(`comment on column "workspace"."id" is 'not personal'`);
    this.addSql(`comment on column "workspace"."slug" is 'not personal'`);
    this.addSql(`comment on column "workspace"."name" is 'not personal'`);
    this.addSql(`comment on column "workspace"."time_zone" is 'not personal'`);
    this.addSql(`comment on column "workspace"."locale" is 'not personal'`);
    this.addSql(`comment on column "workspace"."base_currency" is 'not personal'`);
    this.addSql(`comment on column "workspace"."week_start" is 'not personal'`);
    this.addSql(`comment on column "workspace"."country" is 'not personal'`);
    this.addSql(`comment on column "workspace"."is_operator" is 'not personal'`);
    this.addSql(`comment on column "workspace"."privacy_email" is 'not personal'`);
    this.addSql(`comment on column "workspace"."postal_address" is 'not personal'`);
    this.addSql(`comment on column "workspace"."closed_at" is 'not personal'`);
    this.addSql(`comment on column "workspace"."created_at" is 'not personal'`);
    this.addSql(`comment on column "workspace"."updated_at" is 'not personal'`);
    this.addSql(`comment on column "workspace"."version" is 'not personal'`);
    this.addSql(`alter table "workspace" add constraint "workspace_slug_unique" unique ("slug")`);
    this.addSql(`create unique index "workspace_one_operator" on "workspace" ("is_operator") where is_operator`);
    this.addSql(
      `alter table "custom_value" add constraint "custom_value_workspace_id_definition_id_foreign" foreign key ("workspace_id", "definition_id") references "custom_field_definition" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "data_subject" add constraint "data_subject_workspace_id_merged_into_id_foreign" foreign key ("workspace_id", "merged_into_id") references "data_subject" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "consent_event" add constraint "consent_event_workspace_id_subject_id_foreign" foreign key ("workspace_id", "subject_id") references "data_subject" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "account" add constraint "account_workspace_id_subject_id_foreign" foreign key ("workspace_id", "subject_id") references "data_subject" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "disclosure" add constraint "disclosure_workspace_id_subject_id_foreign" foreign key ("workspace_id", "subject_id") references "data_subject" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "import_line" add constraint "import_line_workspace_id_run_id_foreign" foreign key ("workspace_id", "run_id") references "import_run" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "member" add constraint "member_workspace_id_subject_id_foreign" foreign key ("workspace_id", "subject_id") references "data_subject" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "invitation" add constraint "invitation_workspace_id_member_id_foreign" foreign key ("workspace_id", "member_id") references "member" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "company" add constraint "company_workspace_id_subject_id_foreign" foreign key ("workspace_id", "subject_id") references "data_subject" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "company" add constraint "company_workspace_id_parent_id_foreign" foreign key ("workspace_id", "parent_id") references "company" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "company" add constraint "company_workspace_id_owner_id_foreign" foreign key ("workspace_id", "owner_id") references "member" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "contact" add constraint "contact_workspace_id_subject_id_foreign" foreign key ("workspace_id", "subject_id") references "data_subject" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "contact" add constraint "contact_workspace_id_company_id_foreign" foreign key ("workspace_id", "company_id") references "company" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "contact" add constraint "contact_workspace_id_owner_id_foreign" foreign key ("workspace_id", "owner_id") references "member" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "lead" add constraint "lead_workspace_id_contact_id_foreign" foreign key ("workspace_id", "contact_id") references "contact" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "lead" add constraint "lead_workspace_id_owner_id_foreign" foreign key ("workspace_id", "owner_id") references "member" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "lead_answer" add constraint "lead_answer_workspace_id_lead_id_foreign" foreign key ("workspace_id", "lead_id") references "lead" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "contact_point" add constraint "contact_point_workspace_id_contact_id_foreign" foreign key ("workspace_id", "contact_id") references "contact" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "access_copy" add constraint "access_copy_workspace_id_request_id_foreign" foreign key ("workspace_id", "request_id") references "privacy_request" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "read_log_subject" add constraint "read_log_subject_workspace_id_read_log_id_foreign" foreign key ("workspace_id", "read_log_id") references "read_log" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "record_subject" add constraint "record_subject_workspace_id_subject_id_foreign" foreign key ("workspace_id", "subject_id") references "data_subject" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "request_event" add constraint "request_event_workspace_id_request_id_foreign" foreign key ("workspace_id", "request_id") references "privacy_request" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "request_subject" add constraint "request_subject_workspace_id_request_id_foreign" foreign key ("workspace_id", "request_id") references "privacy_request" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "request_subject" add constraint "request_subject_workspace_id_subject_id_foreign" foreign key ("workspace_id", "subject_id") references "data_subject" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "member_role" add constraint "member_role_workspace_id_member_id_foreign" foreign key ("workspace_id", "member_id") references "member" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "member_role" add constraint "member_role_workspace_id_role_id_foreign" foreign key ("workspace_id", "role_id") references "role" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "stage" add constraint "stage_workspace_id_pipeline_id_foreign" foreign key ("workspace_id", "pipeline_id") references "pipeline" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "deal" add constraint "deal_workspace_id_company_id_foreign" foreign key ("workspace_id", "company_id") references "company" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "deal" add constraint "deal_workspace_id_contact_id_foreign" foreign key ("workspace_id", "contact_id") references "contact" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "deal" add constraint "deal_workspace_id_owner_id_foreign" foreign key ("workspace_id", "owner_id") references "member" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "deal" add constraint "deal_workspace_id_pipeline_id_foreign" foreign key ("workspace_id", "pipeline_id") references "pipeline" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "deal" add constraint "deal_workspace_id_stage_id_foreign" foreign key ("workspace_id", "stage_id") references "stage" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "note" add constraint "note_workspace_id_author_id_foreign" foreign key ("workspace_id", "author_id") references "member" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "note" add constraint "note_workspace_id_contact_id_foreign" foreign key ("workspace_id", "contact_id") references "contact" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "note" add constraint "note_workspace_id_company_id_foreign" foreign key ("workspace_id", "company_id") references "company" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "note" add constraint "note_workspace_id_deal_id_foreign" foreign key ("workspace_id", "deal_id") references "deal" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "file" add constraint "file_workspace_id_contact_id_foreign" foreign key ("workspace_id", "contact_id") references "contact" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "file" add constraint "file_workspace_id_company_id_foreign" foreign key ("workspace_id", "company_id") references "company" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "file" add constraint "file_workspace_id_deal_id_foreign" foreign key ("workspace_id", "deal_id") references "deal" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "deal_line" add constraint "deal_line_workspace_id_deal_id_foreign" foreign key ("workspace_id", "deal_id") references "deal" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "deal_line" add constraint "deal_line_workspace_id_product_id_foreign" foreign key ("workspace_id", "product_id") references "product" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "activity" add constraint "activity_workspace_id_member_id_foreign" foreign key ("workspace_id", "member_id") references "member" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "activity" add constraint "activity_workspace_id_contact_id_foreign" foreign key ("workspace_id", "contact_id") references "contact" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "activity" add constraint "activity_workspace_id_company_id_foreign" foreign key ("workspace_id", "company_id") references "company" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "activity" add constraint "activity_workspace_id_deal_id_foreign" foreign key ("workspace_id", "deal_id") references "deal" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "task" add constraint "task_workspace_id_assignee_id_foreign" foreign key ("workspace_id", "assignee_id") references "member" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "task" add constraint "task_workspace_id_contact_id_foreign" foreign key ("workspace_id", "contact_id") references "contact" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "task" add constraint "task_workspace_id_company_id_foreign" foreign key ("workspace_id", "company_id") references "company" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "task" add constraint "task_workspace_id_deal_id_foreign" foreign key ("workspace_id", "deal_id") references "deal" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "team_member" add constraint "team_member_workspace_id_team_id_foreign" foreign key ("workspace_id", "team_id") references "team" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(
      `alter table "team_member" add constraint "team_member_workspace_id_member_id_foreign" foreign key ("workspace_id", "member_id") references "member" ("workspace_id", "id") on update cascade on delete no action`,
    );
    this.addSql(`alter table "api_key" enable row level security`);
    this.addSql(`alter table "api_key" force row level security`);
    this.addSql(
      `create policy "tenant" on "api_key" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "api_key" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "audit_entry" enable row level security`);
    this.addSql(`alter table "audit_entry" force row level security`);
    this.addSql(
      `create policy "tenant" on "audit_entry" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "audit_entry" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "custom_field_definition" enable row level security`);
    this.addSql(`alter table "custom_field_definition" force row level security`);
    this.addSql(
      `create policy "tenant" on "custom_field_definition" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(
      `create policy "maintenance" on "custom_field_definition" to "smartx_maintenance" using (true) with check (true)`,
    );
    this.addSql(`alter table "custom_value" enable row level security`);
    this.addSql(`alter table "custom_value" force row level security`);
    this.addSql(
      `create policy "tenant" on "custom_value" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "custom_value" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "data_subject" enable row level security`);
    this.addSql(`alter table "data_subject" force row level security`);
    this.addSql(
      `create policy "tenant" on "data_subject" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "data_subject" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "consent_event" enable row level security`);
    this.addSql(`alter table "consent_event" force row level security`);
    this.addSql(
      `create policy "tenant" on "consent_event" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(
      `create policy "maintenance" on "consent_event" to "smartx_maintenance" using (true) with check (true)`,
    );
    this.addSql(`alter table "account" enable row level security`);
    this.addSql(`alter table "account" force row level security`);
    this.addSql(
      `create policy "tenant" on "account" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "account" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "disclosure" enable row level security`);
    this.addSql(`alter table "disclosure" force row level security`);
    this.addSql(
      `create policy "tenant" on "disclosure" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "disclosure" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "domain_event" enable row level security`);
    this.addSql(`alter table "domain_event" force row level security`);
    this.addSql(
      `create policy "tenant" on "domain_event" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "domain_event" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "erasure_ledger" enable row level security`);
    this.addSql(`alter table "erasure_ledger" force row level security`);
    this.addSql(
      `create policy "tenant" on "erasure_ledger" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(
      `create policy "maintenance" on "erasure_ledger" to "smartx_maintenance" using (true) with check (true)`,
    );
    this.addSql(`alter table "external_id" enable row level security`);
    this.addSql(`alter table "external_id" force row level security`);
    this.addSql(
      `create policy "tenant" on "external_id" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "external_id" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "field_change" enable row level security`);
    this.addSql(`alter table "field_change" force row level security`);
    this.addSql(
      `create policy "tenant" on "field_change" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "field_change" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "idempotency_record" enable row level security`);
    this.addSql(`alter table "idempotency_record" force row level security`);
    this.addSql(
      `create policy "tenant" on "idempotency_record" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(
      `create policy "maintenance" on "idempotency_record" to "smartx_maintenance" using (true) with check (true)`,
    );
    this.addSql(`alter table "import_run" enable row level security`);
    this.addSql(`alter table "import_run" force row level security`);
    this.addSql(
      `create policy "tenant" on "import_run" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "import_run" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "import_line" enable row level security`);
    this.addSql(`alter table "import_line" force row level security`);
    this.addSql(
      `create policy "tenant" on "import_line" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "import_line" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "import_template" enable row level security`);
    this.addSql(`alter table "import_template" force row level security`);
    this.addSql(
      `create policy "tenant" on "import_template" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(
      `create policy "maintenance" on "import_template" to "smartx_maintenance" using (true) with check (true)`,
    );
    this.addSql(`alter table "mail_message" enable row level security`);
    this.addSql(`alter table "mail_message" force row level security`);
    this.addSql(
      `create policy "tenant" on "mail_message" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "mail_message" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "member" enable row level security`);
    this.addSql(`alter table "member" force row level security`);
    this.addSql(
      `create policy "tenant" on "member" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "member" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "invitation" enable row level security`);
    this.addSql(`alter table "invitation" force row level security`);
    this.addSql(
      `create policy "tenant" on "invitation" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "invitation" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "company" enable row level security`);
    this.addSql(`alter table "company" force row level security`);
    this.addSql(
      `create policy "tenant" on "company" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "company" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "contact" enable row level security`);
    this.addSql(`alter table "contact" force row level security`);
    this.addSql(
      `create policy "tenant" on "contact" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "contact" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "lead" enable row level security`);
    this.addSql(`alter table "lead" force row level security`);
    this.addSql(
      `create policy "tenant" on "lead" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "lead" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "lead_answer" enable row level security`);
    this.addSql(`alter table "lead_answer" force row level security`);
    this.addSql(
      `create policy "tenant" on "lead_answer" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "lead_answer" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "contact_point" enable row level security`);
    this.addSql(`alter table "contact_point" force row level security`);
    this.addSql(
      `create policy "tenant" on "contact_point" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(
      `create policy "maintenance" on "contact_point" to "smartx_maintenance" using (true) with check (true)`,
    );
    this.addSql(`alter table "pipeline" enable row level security`);
    this.addSql(`alter table "pipeline" force row level security`);
    this.addSql(
      `create policy "tenant" on "pipeline" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "pipeline" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "privacy_request" enable row level security`);
    this.addSql(`alter table "privacy_request" force row level security`);
    this.addSql(
      `create policy "tenant" on "privacy_request" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(
      `create policy "maintenance" on "privacy_request" to "smartx_maintenance" using (true) with check (true)`,
    );
    this.addSql(`alter table "access_copy" enable row level security`);
    this.addSql(`alter table "access_copy" force row level security`);
    this.addSql(
      `create policy "tenant" on "access_copy" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "access_copy" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "product" enable row level security`);
    this.addSql(`alter table "product" force row level security`);
    this.addSql(
      `create policy "tenant" on "product" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "product" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "purpose_setting" enable row level security`);
    this.addSql(`alter table "purpose_setting" force row level security`);
    this.addSql(
      `create policy "tenant" on "purpose_setting" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(
      `create policy "maintenance" on "purpose_setting" to "smartx_maintenance" using (true) with check (true)`,
    );
    this.addSql(`alter table "read_log" enable row level security`);
    this.addSql(`alter table "read_log" force row level security`);
    this.addSql(
      `create policy "tenant" on "read_log" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "read_log" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "read_log_subject" enable row level security`);
    this.addSql(`alter table "read_log_subject" force row level security`);
    this.addSql(
      `create policy "tenant" on "read_log_subject" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(
      `create policy "maintenance" on "read_log_subject" to "smartx_maintenance" using (true) with check (true)`,
    );
    this.addSql(`alter table "record_subject" enable row level security`);
    this.addSql(`alter table "record_subject" force row level security`);
    this.addSql(
      `create policy "tenant" on "record_subject" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(
      `create policy "maintenance" on "record_subject" to "smartx_maintenance" using (true) with check (true)`,
    );
    this.addSql(`alter table "request_event" enable row level security`);
    this.addSql(`alter table "request_event" force row level security`);
    this.addSql(
      `create policy "tenant" on "request_event" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(
      `create policy "maintenance" on "request_event" to "smartx_maintenance" using (true) with check (true)`,
    );
    this.addSql(`alter table "request_subject" enable row level security`);
    this.addSql(`alter table "request_subject" force row level security`);
    this.addSql(
      `create policy "tenant" on "request_subject" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(
      `create policy "maintenance" on "request_subject" to "smartx_maintenance" using (true) with check (true)`,
    );
    this.addSql(`alter table "role" enable row level security`);
    this.addSql(`alter table "role" force row level security`);
    this.addSql(
      `create policy "tenant" on "role" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "role" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "member_role" enable row level security`);
    this.addSql(`alter table "member_role" force row level security`);
    this.addSql(
      `create policy "tenant" on "member_role" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "member_role" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "stage" enable row level security`);
    this.addSql(`alter table "stage" force row level security`);
    this.addSql(
      `create policy "tenant" on "stage" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "stage" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "deal" enable row level security`);
    this.addSql(`alter table "deal" force row level security`);
    this.addSql(
      `create policy "tenant" on "deal" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "deal" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "note" enable row level security`);
    this.addSql(`alter table "note" force row level security`);
    this.addSql(
      `create policy "tenant" on "note" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "note" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "file" enable row level security`);
    this.addSql(`alter table "file" force row level security`);
    this.addSql(
      `create policy "tenant" on "file" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "file" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "deal_line" enable row level security`);
    this.addSql(`alter table "deal_line" force row level security`);
    this.addSql(
      `create policy "tenant" on "deal_line" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "deal_line" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "activity" enable row level security`);
    this.addSql(`alter table "activity" force row level security`);
    this.addSql(
      `create policy "tenant" on "activity" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "activity" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "subject_ground" enable row level security`);
    this.addSql(`alter table "subject_ground" force row level security`);
    this.addSql(
      `create policy "tenant" on "subject_ground" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(
      `create policy "maintenance" on "subject_ground" to "smartx_maintenance" using (true) with check (true)`,
    );
    this.addSql(`alter table "suppression" enable row level security`);
    this.addSql(`alter table "suppression" force row level security`);
    this.addSql(
      `create policy "tenant" on "suppression" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "suppression" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "task" enable row level security`);
    this.addSql(`alter table "task" force row level security`);
    this.addSql(
      `create policy "tenant" on "task" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "task" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "team" enable row level security`);
    this.addSql(`alter table "team" force row level security`);
    this.addSql(
      `create policy "tenant" on "team" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "team" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "team_member" enable row level security`);
    this.addSql(`alter table "team_member" force row level security`);
    this.addSql(
      `create policy "tenant" on "team_member" to "smartx_tenant" using ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((workspace_id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "team_member" to "smartx_maintenance" using (true) with check (true)`);
    this.addSql(`alter table "workspace" enable row level security`);
    this.addSql(`alter table "workspace" force row level security`);
    this.addSql(
      `create policy "tenant" on "workspace" to "smartx_tenant" using ((id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid)) with check ((id = (nullif(current_setting('app.workspace_id'::text, true), ''::text))::uuid))`,
    );
    this.addSql(`create policy "maintenance" on "workspace" to "smartx_maintenance" using (true) with check (true)`);
  }
}
