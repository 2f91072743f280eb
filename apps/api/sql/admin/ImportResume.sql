-- mutation ImportResume, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'ImportRun' as "__typename",
    ('imp_' || replace("t0"."id"::text, '-', '')) as "id",
    "t0".byte_size::int as "byteSize",
    to_char("t0"."created_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
    "t0"."created_count" as "createdCount",
    case
    when "t0".failed_count > 0 then '/downloads/' || (
      select w.slug from workspace w where w.id = "t0".workspace_id
    ) || '/imports/' || 'imp_' || encode(uuid_send("t0".id), 'hex') || '/errors.csv'
    end as "errorFileUrl",
    to_char("t0"."expires_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "expiresAt",
    "t0"."failed_count" as "failedCount",
    "t0"."failure" as "failure",
    case
    when "t0"."file_name" is not null then json_build_object(
      '~s', concat('0:', "t0"."id", ':', encode("t0"."file_name", 'hex'))
    )
    end as "fileName",
    to_char("t0"."finished_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "finishedAt",
    "t0"."line_count" as "lineCount",
    (
      select case jsonb_typeof(d.v)
      when 'array' then (
        select coalesce(
          json_agg(
            (
              select row_to_json(o)
              from (
                select 'ImportMapping' as "__typename",
                (
                  select case jsonb_typeof(d.v) when 'array' then «1» when 'object' then «2» end
                  from (select to_jsonb((e.v -> 'columns')) as v) d
                ) as "columns",
                (e.v -> 'notices') as "notices"
              ) o
            )
            order by e.at
          ),
          '[]'::json
        )
        from jsonb_array_elements(d.v)
        with ordinality e(v, at)
      )
      when 'object' then (
        select row_to_json(o)
        from (
          select 'ImportMapping' as "__typename",
          (
            select case jsonb_typeof(d.v) when 'array' then «1» when 'object' then «2» end
            from (select to_jsonb((d.v -> 'columns')) as v) d
          ) as "columns",
          (d.v -> 'notices') as "notices"
        ) o
      )
      end
      from (select to_jsonb("t0"."mapping") as v) d
    ) as "mapping",
    "t0"."object" as "object",
    (
      select case jsonb_typeof(d.v)
      when 'array' then (
        select coalesce(
          json_agg(
            (
              select row_to_json(o)
              from (
                select 'ImportOptions' as "__typename",
                (e.v -> 'basis') as "basis",
                (e.v -> 'collectedFrom') as "collectedFrom",
                (e.v -> 'currency') as "currency",
                (e.v -> 'delimiter') as "delimiter",
                (e.v -> 'emptyValues') as "emptyValues",
                (e.v -> 'encoding') as "encoding",
                (e.v -> 'externalSystem') as "externalSystem",
                (e.v -> 'headerLine') as "headerLine",
                (e.v -> 'source') as "source"
              ) o
            )
            order by e.at
          ),
          '[]'::json
        )
        from jsonb_array_elements(d.v)
        with ordinality e(v, at)
      )
      when 'object' then (
        select row_to_json(o)
        from (
          select 'ImportOptions' as "__typename",
          (d.v -> 'basis') as "basis",
          (d.v -> 'collectedFrom') as "collectedFrom",
          (d.v -> 'currency') as "currency",
          (d.v -> 'delimiter') as "delimiter",
          (d.v -> 'emptyValues') as "emptyValues",
          (d.v -> 'encoding') as "encoding",
          (d.v -> 'externalSystem') as "externalSystem",
          (d.v -> 'headerLine') as "headerLine",
          (d.v -> 'source') as "source"
        ) o
      )
      end
      from (select to_jsonb("t0"."options") as v) d
    ) as "options",
    "t0"."processed_count" as "processedCount",
    "t0"."skipped_count" as "skippedCount",
    to_char("t0"."started_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt",
    (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'Member' as "__typename",
          coalesce("t1".full_name, 'Former member ' || "t1".former_number::text, 'Member') as "displayName",
          ('mem_' || replace("t1"."id"::text, '-', '')) as "id"
        ) o
      )
      from (
        select "t1".*
        from "member" "t1"
        where "t1".workspace_id = $(workspace)::uuid
        and "t1".id = "t0"."started_by_id"
        offset 0
      ) "t1"
    ) as "startedBy",
    "t0"."state" as "state",
    "t0"."updated_count" as "updatedCount",
    "t0"."version" as "version"
  ) o
)::text as v
from (
  select "t0".*
  from "import_run" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";

-- «1»
select coalesce(
  json_agg(
    (
      select row_to_json(o)
      from (
        select 'ImportColumn' as "__typename",
        (e.v -> 'collision') as "collision",
        (e.v -> 'column') as "column",
        (e.v -> 'confidence') as "confidence",
        (e.v -> 'dateFormat') as "dateFormat",
        (e.v -> 'field') as "field",
        (e.v -> 'ifMissing') as "ifMissing",
        (e.v -> 'notice') as "notice"
      ) o
    )
    order by e.at
  ),
  '[]'::json
)
from jsonb_array_elements(d.v)
with ordinality e(v, at)

-- «2»
select row_to_json(o)
from (
  select 'ImportColumn' as "__typename",
  (d.v -> 'collision') as "collision",
  (d.v -> 'column') as "column",
  (d.v -> 'confidence') as "confidence",
  (d.v -> 'dateFormat') as "dateFormat",
  (d.v -> 'field') as "field",
  (d.v -> 'ifMissing') as "ifMissing",
  (d.v -> 'notice') as "notice"
) o
