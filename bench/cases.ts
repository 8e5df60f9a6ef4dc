import type pg from 'pg';

/** How many cases there are, and how many of them are still open. */
export interface Filling {
  readonly cases: number;
  readonly open: number;
}

const BATCH = 50_000;

/**
 * Fills one government with cases as years of work leave them: filed evenly over five years by all its units, the last
 * ones still open and due around today, every tenth of these taken on by one person. Each has its filing in the history
 * and its deadline.
 */
export async function fillCases(client: pg.Client, host: string, filling: Filling): Promise<void> {
  await client.query('set synchronous_commit = off');
  const { rows } = await client.query<{ government_id: string }>(
    `select h.government_id from http.host h where h.kind = 'label' and h.name = $1`,
    [host.split('.')[0]],
  );
  const governmentId = rows[0]?.government_id;
  if (governmentId === undefined) throw new Error(`No government at ${host}`);
  await client.query(UNITS, [governmentId]);
  for (let from = 0; from < filling.cases; from += BATCH) {
    const to = Math.min(from + BATCH, filling.cases);
    await client.query('drop table if exists bench_case');
    await client.query(NEW_CASES, [governmentId, from, to, filling.cases, filling.open]);
    await client.query(FROM_NEW);
  }
  await client.query('vacuum (analyze) cases.case, cases.event, deadlines.deadline');
}

const UNITS = `
  create temporary table bench_unit as
  select row_number() over (order by path) - 1 as at, count(*) over () as units, government_id, id, path
  from organization.unit where government_id = $1 and kind in ('opd', 'kecamatan', 'desa', 'kelurahan')`;

/** Ids follow time as UUID version 7 do, from five years ago until now. */
const NEW_CASES = `
  create temporary table bench_case as
  select made.*, u.id as unit_id, u.path as unit_path,
    case when made.is_open and made.i % 10 = 0 then (select person.id from organization.person
      where person.government_id = made.government_id order by person.email limit 1) end as assignee_id
  from (
    select $1::uuid as government_id, i, i >= $4::int - $5::int as is_open, filed_at,
      (lpad(to_hex((extract(epoch from filed_at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(i % 4096), 3, '0') || '8'
        || lpad(to_hex(i), 15, '0'))::uuid as id, gen_random_uuid() as deadline_id
    from (select i, now() - interval '5 years' * (1 - i::float / $4::int) as filed_at
      from generate_series($2::int, $3::int - 1) as i) as counted
  ) as made
  join bench_unit u on u.at = (made.i::bigint * 7919) % u.units`;

const FROM_NEW = `
  with added as (
    insert into cases.case (government_id, id, kind, number, submission_key, secret_hash, channel, visibility, title, body,
      received_on, filed_at, status, unit_id, unit_path, assignee_id, outcome, deadline_id, answered_on)
    select government_id, id, 'question', 'PB-' || extract(year from filed_at) || '-' || lpad(i::text, 7, '0') || '-X',
      gen_random_uuid(), encode(sha256(i::text::bytea), 'hex'), 'web', 'open', 'Pertanyaan nomor ' || i,
      'Isi pertanyaan ' || i, filed_at::date, filed_at, case when is_open then 'open' else 'closed' end, unit_id,
      unit_path, assignee_id, case when is_open then null else 'answered' end, deadline_id,
      case when is_open then null else filed_at::date + 3 end
    from bench_case returning id
  ), clocks as (
    insert into deadlines.deadline (government_id, id, subject, kind, unit_id, unit_path, rule_id, rule_effective_from,
      rule_is_local, rule_unit, rule_amount, citation, is_verified, started_on, due_on, state, closed_on, title_id,
      title_en, href)
    select government_id, deadline_id, 'case:' || id, 'answer', unit_id, unit_path, 'cases.question-answer', '2018-11-30',
      false, 'working-days', 5, 'PermenPANRB 62/2018', false, filed_at::date,
      case when is_open then current_date - 10 + i % 30 else filed_at::date + 7 end,
      case when is_open then 'open' else 'met' end, case when is_open then null else filed_at::date + 3 end,
      'Pertanyaan ' || i, 'Question ' || i, '/meja/kasus/' || id
    from bench_case
  )
  insert into cases.event (government_id, case_id, sequence, kind, fact, author, happened_at)
  select government_id, id, 1, 'filed', jsonb_build_object('kind', 'filed', 'unitId', unit_id), 'citizen', filed_at
  from bench_case where exists (select from added)`;
