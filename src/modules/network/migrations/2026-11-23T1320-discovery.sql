create table network.snmp_credential (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  version text not null check (version in ('2c', '3')),
  port integer not null default 161 check (port between 1 and 65535),
  -- community, or user and keys; sealed, never shown again
  secret_sealed text not null,
  created_at timestamptz not null default now(),
  primary key (government_id, id)
);
comment on table network.snmp_credential is 'How devices of the government are asked over SNMP';
create unique index snmp_credential_name on network.snmp_credential (government_id, lower(name));
select platform.protect_tenant_table('network.snmp_credential');

create table network.discovery (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  credential_id uuid not null,
  target cidr not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  asked integer not null default 0,
  answered integer not null default 0,
  person_id uuid,
  person_name text not null default '',
  begun_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (government_id, id),
  foreign key (government_id, credential_id) references network.snmp_credential (government_id, id) on delete cascade
);
comment on table network.discovery is 'One round of asking the addresses of a prefix what stands there';
create index discovery_credential on network.discovery (government_id, credential_id);
create index discovery_begun on network.discovery (government_id, begun_at desc, id);
select platform.protect_tenant_table('network.discovery');

create table network.finding (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  discovery_id uuid not null,
  address inet not null,
  -- arp: only seen in the table of a neighbour, with its MAC address
  via text not null check (via in ('snmp', 'arp')),
  facts jsonb not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'dismissed')),
  found_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  primary key (government_id, id),
  foreign key (government_id, discovery_id) references network.discovery (government_id, id) on delete cascade
);
comment on table network.finding is 'What was found at an address, newest only; a person accepts it into the inventory or lets it be';
create unique index finding_address on network.finding (government_id, address);
create index finding_discovery on network.finding (government_id, discovery_id);
create index finding_state on network.finding (government_id, state, address);
select platform.protect_tenant_table('network.finding');
