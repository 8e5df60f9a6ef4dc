create table network.agent (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  name text not null check (length(name) between 1 and 160),
  -- where it stands; null for one that looks at several places
  location_id uuid,
  secret_sealed text not null,
  created_at timestamptz not null default now(),
  last_heard_at timestamptz,
  -- seconds by which its clock was ahead of ours when it was last heard
  clock_ahead_seconds real,
  revoked_at timestamptz,
  primary key (government_id, id),
  foreign key (government_id, location_id) references network.location (government_id, id) on delete set null (location_id)
);
comment on table network.agent is 'A program in a remote office that measures there and sends signed readings';
create index agent_location on network.agent (government_id, location_id) where location_id is not null;
select platform.protect_tenant_table('network.agent');

create table network.agent_inbox (
  government_id uuid not null default platform.current_government(),
  id bigint generated always as identity,
  agent_id uuid not null,
  received_at timestamptz not null default now(),
  -- [{"target": uuid, "at": "2026-11-23T01:02:03.000Z", "up": true, "ms": 12.5}]
  readings jsonb not null,
  primary key (government_id, id),
  foreign key (government_id, agent_id) references network.agent (government_id, id) on delete cascade
);
comment on table network.agent_inbox is 'Readings of agents that the watch has not judged yet; a row is deleted when it has';
create index agent_inbox_agent on network.agent_inbox (government_id, agent_id);
select platform.protect_tenant_table('network.agent_inbox', 'select, insert, delete');
