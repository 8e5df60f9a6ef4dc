create table network.target (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  unit_id uuid not null,
  unit_path text not null,
  location_id uuid,
  device_id uuid,
  link_id uuid,
  name text not null check (length(name) between 1 and 160),
  method text not null check (method in ('icmp', 'tcp', 'http', 'dns', 'snmp', 'agent', 'simulated')),
  -- host name or address, without a port; empty when nothing is asked over the network
  host text not null default '' check (length(host) <= 253),
  port integer check (port between 1 and 65535),
  -- what the method needs besides, such as the path of a page
  options jsonb not null default '{}' check (jsonb_typeof(options) = 'object'),
  -- [[id, id], [id]]: of each group one must be up
  parent_groups jsonb not null default '[]' check (jsonb_typeof(parent_groups) = 'array'),
  interval_seconds integer not null default 60 check (interval_seconds between 1 and 86400),
  retries smallint not null default 2 check (retries between 0 and 20),
  retry_seconds integer not null default 10 check (retry_seconds between 1 and 3600),
  -- beyond these a check counts as failed; null: no limit
  most_loss_percent real check (most_loss_percent between 0 and 100),
  most_latency_ms real check (most_latency_ms > 0),
  source text not null default 'probe' check (length(source) between 1 and 100),
  is_active boolean not null default true,
  is_sample boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, location_id) references network.location (government_id, id) on delete set null (location_id),
  foreign key (government_id, device_id) references network.device (government_id, id) on delete set null (device_id),
  foreign key (government_id, link_id) references network.link (government_id, id) on delete set null (link_id)
);
comment on table network.target is 'Something that is watched, how, and over what it is reached';
create index target_name on network.target (government_id, name, id);
create index target_location on network.target (government_id, location_id) where location_id is not null;
create index target_device on network.target (government_id, device_id) where device_id is not null;
create index target_link on network.target (government_id, link_id) where link_id is not null;
create index target_path on network.target (government_id, unit_path text_pattern_ops);
select platform.protect_tenant_table('network.target');

create table network.standing (
  government_id uuid not null default platform.current_government(),
  target_id uuid not null,
  state text not null check (state in ('up', 'down', 'unreachable', 'unknown')),
  since_at timestamptz not null,
  read_at timestamptz,
  -- of the last check; null when there was no answer
  latency_ms real,
  loss_percent real,
  is_flapping boolean not null default false,
  -- what the watch remembers, to go on after a restart
  memory jsonb not null,
  -- of the state, not of the last check
  changed_at timestamptz not null default clock_timestamp(),
  primary key (government_id, target_id),
  foreign key (government_id, target_id) references network.target (government_id, id) on delete cascade
) with (fillfactor = 60);
comment on table network.standing is 'How a target stands now';
create index standing_change on network.standing (government_id, changed_at);
select platform.protect_tenant_table('network.standing');

create table network.state_step (
  government_id uuid not null default platform.current_government(),
  target_id uuid not null,
  from_at timestamptz not null,
  state text not null check (state in ('up', 'down', 'unreachable', 'unknown')),
  primary key (government_id, target_id, from_at),
  foreign key (government_id, target_id) references network.target (government_id, id) on delete cascade
);
comment on table network.state_step is 'From this moment until the next step the target is in this state: the record that availability is computed from';
create index state_step_time on network.state_step (government_id, from_at);
select platform.protect_tenant_table('network.state_step');

create table network.incident (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  kind text not null check (kind in ('down', 'flapping', 'silent')),
  -- null when a source is silent, or its target is gone
  target_id uuid,
  -- id of the target, or name of the source
  root text not null,
  root_name text not null,
  unit_path text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  is_closed boolean not null default false,
  is_flapping boolean not null default false,
  is_told boolean not null default false,
  is_sample boolean not null default false,
  cut_off_ids uuid[] not null default '{}',
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  -- highest step of the escalation that was told; null: none
  escalated_to smallint,
  -- what was found to be the cause, in words
  cause text not null default '' check (length(cause) <= 2000),
  -- beyond anybody's power (keadaan kahar), once approved
  force_majeure text not null default '' check (length(force_majeure) <= 2000),
  force_majeure_by uuid,
  force_majeure_at timestamptz,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (government_id, id),
  foreign key (government_id, target_id) references network.target (government_id, id) on delete set null (target_id)
);
comment on table network.incident is 'A failure with one cause, and everything that it cut off';
create index incident_target on network.incident (government_id, target_id, began_at) where target_id is not null;
create index incident_open on network.incident (government_id, began_at desc) where not is_closed;
create index incident_time on network.incident (government_id, began_at desc, id desc);
create index incident_cut_off on network.incident using gin (cut_off_ids);
create index incident_change on network.incident (government_id, changed_at);
select platform.protect_tenant_table('network.incident');

create table network.maintenance (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  title text not null check (length(title) between 1 and 160),
  unit_path text not null,
  target_ids uuid[] not null check (cardinality(target_ids) between 1 and 500),
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- the incident that is being mended; null: planned
  incident_id uuid,
  technician text not null default '' check (length(technician) <= 160),
  parts text not null default '' check (length(parts) <= 2000),
  found_before text not null default '' check (length(found_before) <= 2000),
  found_after text not null default '' check (length(found_after) <= 2000),
  done_at timestamptz,
  is_cancelled boolean not null default false,
  is_sample boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, incident_id) references network.incident (government_id, id),
  check (to_at > from_at)
);
comment on table network.maintenance is 'Work on targets: meanwhile nobody is told that they fail, nor what hangs on them';
create index maintenance_time on network.maintenance (government_id, to_at);
create index maintenance_incident on network.maintenance (government_id, incident_id) where incident_id is not null;
create index maintenance_targets on network.maintenance using gin (target_ids);
select platform.protect_tenant_table('network.maintenance');

create table network.watch_revision (
  government_id uuid not null default platform.current_government(),
  revision bigint not null default 1,
  primary key (government_id)
);
comment on table network.watch_revision is 'Counts changes of targets and maintenance, so that the watch reads them anew';
select platform.protect_tenant_table('network.watch_revision');

create table network.sample (
  government_id uuid not null default platform.current_government(),
  target_id uuid not null,
  at timestamptz not null,
  is_up boolean not null,
  latency_ms real,
  loss_percent real,
  in_bps real,
  out_bps real,
  primary key (government_id, target_id, at)
) partition by range (at);
comment on table network.sample is 'Each check as it was; one partition a day (UTC), kept for some days';
select platform.protect_tenant_table('network.sample');

create table network.minute_sample (
  government_id uuid not null default platform.current_government(),
  target_id uuid not null,
  at timestamptz not null,
  checks integer not null,
  answers integer not null,
  latency_sum_ms real not null,
  latency_most_ms real,
  loss_sum_percent real not null,
  in_bps real,
  out_bps real,
  primary key (government_id, target_id, at)
) partition by range (at);
comment on table network.minute_sample is 'Checks of a minute together; sums, so that late readings can be added';
select platform.protect_tenant_table('network.minute_sample');

create table network.hour_sample (like network.minute_sample including defaults including constraints including indexes) partition by range (at);
comment on table network.hour_sample is 'Checks of an hour (UTC) together; one partition a month';
select platform.protect_tenant_table('network.hour_sample');

create table network.day_sample (like network.minute_sample including defaults including constraints including indexes) with (fillfactor = 80);
comment on table network.day_sample is 'Checks of a day (UTC) together';
create index day_sample_time on network.day_sample (government_id, at, target_id);
select platform.protect_tenant_table('network.day_sample');

-- The application owns no table: partitions are made and dropped by their owner, whose duty ends here.
create function network.keep_partitions(parent text, step interval, first_at timestamptz, last_at timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  unit text := case when step = interval '1 month' then 'month' else 'day' end;
  start timestamp := date_trunc(unit, first_at at time zone 'UTC');
  part text;
  made integer := 0;
begin
  if parent not in ('sample', 'minute_sample', 'hour_sample') or step not in (interval '1 day', interval '1 month')
     or last_at - first_at > interval '5 years' then
    raise exception 'No such partitions: %, %', parent, step;
  end if;
  perform pg_advisory_xact_lock(hashtext('network.keep_partitions'));
  while start <= last_at at time zone 'UTC' loop
    part := parent || '_' || to_char(start, 'YYYYMMDD');
    if to_regclass('network.' || part) is null then
      execute format('create table network.%I partition of network.%I for values from (%L) to (%L)',
        part, parent, start at time zone 'UTC', (start + step) at time zone 'UTC');
      perform platform.protect_tenant_table('network.' || part);
      made := made + 1;
    end if;
    start := start + step;
  end loop;
  -- What is older than the first has had its time.
  for part in
    select child.relname from pg_inherits
    join pg_class child on child.oid = inhrelid
    where inhparent = ('network.' || parent)::regclass
      and child.relname < parent || '_' || to_char(date_trunc(unit, first_at at time zone 'UTC'), 'YYYYMMDD')
  loop
    execute format('drop table network.%I', part);
  end loop;
  return made;
end $$;
revoke all on function network.keep_partitions(text, interval, timestamptz, timestamptz) from public;
grant execute on function network.keep_partitions(text, interval, timestamptz, timestamptz) to pendopo_app;

select network.keep_partitions('sample', interval '1 day', now() - interval '7 days', now() + interval '2 days');
select network.keep_partitions('minute_sample', interval '1 day', now() - interval '31 days', now() + interval '2 days');
select network.keep_partitions('hour_sample', interval '1 month', now() - interval '1 month', now() + interval '1 month');
