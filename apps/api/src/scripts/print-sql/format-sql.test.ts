import { expect, it } from 'vitest';
import { formatSql } from './format-sql.ts';

it('names the parameters and leaves a short statement in one line', () => {
  const text = formatSql("select  a.b::text, lower($2) from \"t\" a where a.id = $1 and a.c = 'it''s $1'", [
    'workspace',
    '"Ana (2)"',
  ]);

  expect(text).toBe(`select a.b::text, lower($("Ana (2)")) from "t" a where a.id = $(workspace) and a.c = 'it''s $1';`);
});

it('writes a clause a line where a statement is long, with what stands in brackets below it', () => {
  const text = formatSql(
    'select a.first_name, a.last_name from person a left join (select b.person_id, count(*) as n from letter b where b.is_sent group by b.person_id) l on l.person_id = a.id where a.is_here',
    [],
  );

  expect(text.split('\n')).toEqual([
    'select a.first_name,',
    'a.last_name',
    'from person a',
    'left join (select b.person_id, count(*) as n from letter b where b.is_sent group by b.person_id) l',
    'on l.person_id = a.id',
    'where a.is_here;',
  ]);
});

it('writes once what repeats, and not what only repeats with it', () => {
  const inner = '(b.id = $1 and (b.allowed is null or b.allowed > $2::timestamptz) and b.is_something_long_enough)';
  const outer = `(select max(b.weight) from box b where ${inner} and b.colour in ('red', 'green', 'blue', 'black'))`;

  const text = formatSql(`select ${outer} as a, ${outer} as b`, ['id', 'now']);

  expect(text.split('\n\n')[0]).toBe('select «1» as a, «1» as b;');
  expect(text.match(/-- «\d»/g)).toEqual(['-- «1»']);
});
