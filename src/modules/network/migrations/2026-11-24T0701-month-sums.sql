create table network.month_sample (like network.day_sample including defaults including constraints including indexes excluding storage);
alter table network.month_sample alter column latency_sum_ms type double precision, alter column loss_sum_percent type double precision,
  alter column in_bps type double precision, alter column out_bps type double precision,
  -- of how many checks the means of traffic are
  add column in_checks integer not null default 0, add column out_checks integer not null default 0;
comment on table network.month_sample is 'The days (UTC) of a month together, as far as network.summed_month says';
select platform.protect_tenant_table('network.month_sample');

create table network.summed_month (
  government_id uuid not null default platform.current_government(),
  month timestamptz not null,
  -- days from here on are not in the sums yet; the month itself when none is
  until_at timestamptz not null,
  primary key (government_id, month),
  check (until_at between month and month + interval '744 hours')
);
comment on table network.summed_month is 'Up to which day the sums of a month hold';
select platform.protect_tenant_table('network.summed_month');

-- Whatever changes a day that may be in the sums already has its month summed anew. The days of now, which change every
-- few seconds, are never in them. The lock of the row makes a summing under way wait, or be waited for.
create function network.reopen_months() returns trigger
  language plpgsql security invoker set search_path = pg_catalog, pg_temp as $$
begin
  insert into network.summed_month (government_id, month, until_at)
  select government_id, month, month
  from (select distinct government_id, date_trunc('month', at, 'UTC') as month from changed where at < now() - interval '36 hours') touched
  order by month
  on conflict (government_id, month) do update set until_at = excluded.until_at;
  return null;
end $$;
create trigger day_is_added after insert on network.day_sample referencing new table as changed
  for each statement execute function network.reopen_months();
create trigger day_is_changed after update on network.day_sample referencing new table as changed
  for each statement execute function network.reopen_months();
create trigger day_is_removed after delete on network.day_sample referencing old table as changed
  for each statement execute function network.reopen_months();
