create table network.metrics_key (
  government_id uuid not null default platform.current_government(),
  -- SHA-256 of the key; the key itself is shown once and kept nowhere
  key_hash bytea not null check (length(key_hash) = 32),
  made_by uuid,
  made_at timestamptz not null default now(),
  primary key (government_id)
);
comment on table network.metrics_key is 'With which key a Prometheus may read the figures of the network';
select platform.protect_tenant_table('network.metrics_key');

create table network.receiver (
  government_id uuid not null default platform.current_government(),
  url text not null check (length(url) between 8 and 500),
  is_on boolean not null default true,
  -- what goes before the secret in the header: none, basic (user:password), bearer
  authorization_kind text not null default 'none' check (authorization_kind in ('none', 'basic', 'bearer')),
  secret_sealed text,
  -- readings up to here have been sent or given up; of equal moments, up to this target
  sent_until timestamptz not null,
  sent_target_id uuid not null default '00000000-0000-0000-0000-000000000000',
  failures integer not null default 0,
  -- not before; null: at once
  next_at timestamptz,
  last_sent_at timestamptz,
  -- one word of the last failure; empty when the last sending went well
  problem text not null default '' check (length(problem) <= 80),
  sent_count bigint not null default 0,
  dropped_count bigint not null default 0,
  primary key (government_id),
  check ((authorization_kind = 'none') = (secret_sealed is null))
);
comment on table network.receiver is 'Where readings are sent by Prometheus remote write, and how far that is';
select platform.protect_tenant_table('network.receiver');

-- Readings arrive in the order of their time, so an index of ranges costs next to nothing and finds the latest.
create index sample_time on network.sample using brin (at) with (pages_per_range = 16);
