create table network.location (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  unit_id uuid not null,
  unit_path text not null,
  -- a building on a campus stands in it
  parent_id uuid,
  name text not null check (length(name) between 1 and 160),
  kind text not null default 'office' check (kind in ('office', 'data-center', 'tower', 'public-place', 'other')),
  address text not null default '' check (length(address) <= 400),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  -- null: not yet looked at
  has_lan boolean,
  note text not null default '' check (length(note) <= 2000),
  is_sample boolean not null default false,
  changed_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, parent_id) references network.location (government_id, id),
  check (parent_id <> id),
  check ((latitude is null) = (longitude is null))
);
comment on table network.location is 'A place with ICT: an office, a tower, a data centre; belongs to a unit';
create index location_unit on network.location (government_id, unit_id);
create index location_path on network.location (government_id, unit_path text_pattern_ops);
create index location_name on network.location (government_id, name, id);
create index location_parent on network.location (government_id, parent_id) where parent_id is not null;
select platform.protect_tenant_table('network.location');

create table network.room (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  location_id uuid not null,
  parent_id uuid,
  name text not null check (length(name) between 1 and 160),
  kind text not null default 'room' check (kind in ('room', 'rack')),
  height_units smallint check (height_units between 1 and 100),
  note text not null default '' check (length(note) <= 2000),
  is_sample boolean not null default false,
  changed_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, location_id) references network.location (government_id, id),
  foreign key (government_id, parent_id) references network.room (government_id, id),
  check (parent_id <> id)
);
comment on table network.room is 'A room of a location, or a rack in it';
create index room_location on network.room (government_id, location_id);
create index room_parent on network.room (government_id, parent_id) where parent_id is not null;
create index room_name on network.room (government_id, name, id);
select platform.protect_tenant_table('network.room');

create table network.provider (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  name text not null check (length(name) between 1 and 160),
  contact_name text not null default '' check (length(contact_name) <= 160),
  phone text not null default '' check (length(phone) <= 60),
  email text not null default '' check (length(email) <= 254),
  support_hours text not null default '' check (length(support_hours) <= 160),
  note text not null default '' check (length(note) <= 2000),
  is_sample boolean not null default false,
  changed_at timestamptz not null default now(),
  primary key (government_id, id)
);
comment on table network.provider is 'Who sells circuits or services to the government';
create unique index provider_name on network.provider (government_id, lower(name));
select platform.protect_tenant_table('network.provider');

create table network.contract (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  provider_id uuid not null,
  number text not null check (length(number) between 1 and 160),
  title text not null default '' check (length(title) <= 300),
  starts_on date not null,
  ends_on date not null,
  amount_rupiah bigint check (amount_rupiah >= 0),
  -- holds for its links unless they say otherwise
  sla_percent numeric(6, 3) check (sla_percent > 0 and sla_percent <= 100),
  -- [{"belowPercent": 99.5, "penaltyPercent": 5}]: below that availability in a month, so much of the month's price
  penalty jsonb not null default '[]' check (jsonb_typeof(penalty) = 'array'),
  note text not null default '' check (length(note) <= 2000),
  is_sample boolean not null default false,
  changed_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, provider_id) references network.provider (government_id, id),
  check (ends_on >= starts_on)
);
comment on table network.contract is 'What was agreed with a provider: how long, how available, what it costs to fall short';
create unique index contract_number on network.contract (government_id, provider_id, number);
create index contract_end on network.contract (government_id, ends_on, id);
create index contract_order on network.contract (government_id, number, id);
select platform.protect_tenant_table('network.contract');

create table network.device (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  location_id uuid not null,
  room_id uuid,
  name text not null check (length(name) between 1 and 160),
  role text not null check (role in
    ('router', 'switch', 'access-point', 'firewall', 'modem', 'radio', 'server', 'storage', 'computer', 'printer', 'camera', 'ups', 'other')),
  maker text not null default '' check (length(maker) <= 160),
  model text not null default '' check (length(model) <= 160),
  serial text not null default '' check (length(serial) <= 160),
  -- number in the asset book (KIB)
  asset_tag text not null default '' check (length(asset_tag) <= 160),
  status text not null default 'active' check (status in ('planned', 'active', 'broken', 'stored', 'retired')),
  -- one host, no prefix length; null: not managed over the network
  management_address inet check (masklen(management_address) = case family(management_address) when 4 then 32 else 128 end),
  purchased_on date,
  price_rupiah bigint check (price_rupiah >= 0),
  warranty_until date,
  -- last answer to a discovery; null: never
  seen_at timestamptz,
  note text not null default '' check (length(note) <= 2000),
  is_sample boolean not null default false,
  changed_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, location_id) references network.location (government_id, id),
  foreign key (government_id, room_id) references network.room (government_id, id)
);
comment on table network.device is 'A device with its model, number and where it stands';
create index device_location on network.device (government_id, location_id);
create index device_room on network.device (government_id, room_id) where room_id is not null;
create index device_name on network.device (government_id, name, id);
create unique index device_management on network.device (government_id, management_address) where management_address is not null and status <> 'retired';
create unique index device_serial on network.device (government_id, lower(maker), lower(serial)) where serial <> '';
select platform.protect_tenant_table('network.device');

create table network.interface (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  device_id uuid not null,
  name text not null check (length(name) between 1 and 160),
  kind text not null default 'other' check (kind in ('copper', 'fiber', 'radio', 'virtual', 'other')),
  mac macaddr,
  speed_mbps numeric(12, 3) check (speed_mbps >= 0),
  is_enabled boolean not null default true,
  -- ifIndex (RFC 2863), for reading its counters; null: not known
  snmp_index bigint check (snmp_index between 1 and 2147483647),
  -- what hangs on the other end, as recorded or discovered
  neighbour text not null default '' check (length(neighbour) <= 300),
  note text not null default '' check (length(note) <= 2000),
  is_sample boolean not null default false,
  changed_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, device_id) references network.device (government_id, id)
);
comment on table network.interface is 'A port of a device';
create unique index interface_name on network.interface (government_id, device_id, name);
create index interface_order on network.interface (government_id, name, id);
select platform.protect_tenant_table('network.interface');

create table network.prefix (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  location_id uuid,
  prefix cidr not null,
  -- a container may hold others; an active or reserved one overlaps no other
  status text not null default 'active' check (status in ('container', 'active', 'reserved', 'retired')),
  purpose text not null default '' check (length(purpose) <= 300),
  vlan smallint check (vlan between 1 and 4094),
  note text not null default '' check (length(note) <= 2000),
  is_sample boolean not null default false,
  changed_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, location_id) references network.location (government_id, id)
);
comment on table network.prefix is 'A range of addresses, IPv4 or IPv6';
create unique index prefix_prefix on network.prefix (government_id, prefix);
create index prefix_location on network.prefix (government_id, location_id) where location_id is not null;
create index prefix_overlap on network.prefix using gist (prefix inet_ops);
select platform.protect_tenant_table('network.prefix');

create table network.address (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  -- with the length of its network: 10.1.2.3/24
  address inet not null,
  device_id uuid,
  interface_id uuid,
  dns_name text not null default '' check (length(dns_name) <= 253),
  status text not null default 'active' check (status in ('active', 'reserved', 'dhcp', 'retired')),
  note text not null default '' check (length(note) <= 2000),
  is_sample boolean not null default false,
  changed_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, device_id) references network.device (government_id, id),
  foreign key (government_id, interface_id) references network.interface (government_id, id)
);
comment on table network.address is 'An address in use or held back, with the device or port that bears it';
create unique index address_host on network.address (government_id, (host(address)::inet)) where status <> 'retired';
create index address_device on network.address (government_id, device_id) where device_id is not null;
create index address_interface on network.address (government_id, interface_id) where interface_id is not null;
create index address_order on network.address (government_id, address, id);
select platform.protect_tenant_table('network.address');

create table network.link (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  -- the provider's number of the circuit, or our own name of the link
  name text not null check (length(name) between 1 and 160),
  provider_id uuid,
  contract_id uuid,
  a_location_id uuid not null,
  a_device_id uuid,
  -- null: the internet
  z_location_id uuid,
  z_device_id uuid,
  medium text not null default 'fiber' check (medium in ('fiber', 'radio', 'copper', 'vsat', 'cellular', 'other')),
  service text not null default 'wan' check (service in ('wan', 'internet', 'backhaul')),
  status text not null default 'active' check (status in ('planned', 'active', 'stopped')),
  down_mbps numeric(12, 3) check (down_mbps > 0),
  up_mbps numeric(12, 3) check (up_mbps > 0),
  price_month_rupiah bigint check (price_month_rupiah >= 0),
  -- null: as in the contract
  sla_percent numeric(6, 3) check (sla_percent > 0 and sla_percent <= 100),
  penalty jsonb check (jsonb_typeof(penalty) = 'array'),
  starts_on date,
  ends_on date,
  note text not null default '' check (length(note) <= 2000),
  is_sample boolean not null default false,
  changed_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, provider_id) references network.provider (government_id, id),
  foreign key (government_id, contract_id) references network.contract (government_id, id),
  foreign key (government_id, a_location_id) references network.location (government_id, id),
  foreign key (government_id, z_location_id) references network.location (government_id, id),
  foreign key (government_id, a_device_id) references network.device (government_id, id),
  foreign key (government_id, z_device_id) references network.device (government_id, id),
  check (z_location_id <> a_location_id),
  check (ends_on >= starts_on)
);
comment on table network.link is 'A circuit bought from a provider, or a link of our own, between two ends; A is the office served';
create unique index link_name on network.link (government_id, name);
create index link_provider on network.link (government_id, provider_id) where provider_id is not null;
create index link_contract on network.link (government_id, contract_id) where contract_id is not null;
create index link_a on network.link (government_id, a_location_id);
create index link_z on network.link (government_id, z_location_id) where z_location_id is not null;
create index link_a_device on network.link (government_id, a_device_id) where a_device_id is not null;
create index link_z_device on network.link (government_id, z_device_id) where z_device_id is not null;
select platform.protect_tenant_table('network.link');

create table network.wireless (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  location_id uuid not null,
  device_id uuid,
  name text not null check (length(name) between 1 and 64),
  band text not null default '' check (band in ('', '2.4', '5', '6', '2.4+5')),
  security text not null default 'wpa2' check (security in ('open', 'wep', 'wpa2', 'wpa3', 'portal')),
  is_public boolean not null default false,
  note text not null default '' check (length(note) <= 2000),
  is_sample boolean not null default false,
  changed_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, location_id) references network.location (government_id, id),
  foreign key (government_id, device_id) references network.device (government_id, id)
);
comment on table network.wireless is 'A wireless network (SSID) of a location';
create index wireless_location on network.wireless (government_id, location_id);
create index wireless_device on network.wireless (government_id, device_id) where device_id is not null;
create index wireless_name on network.wireless (government_id, name, id);
select platform.protect_tenant_table('network.wireless');

create table network.application (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  -- where it runs or, when elsewhere, who uses it
  location_id uuid not null,
  device_id uuid,
  name text not null check (length(name) between 1 and 160),
  kind text not null default 'application' check (kind in ('application', 'website', 'database', 'virtual-server')),
  web_address text not null default '' check (length(web_address) <= 400),
  importance text not null default 'normal' check (importance in ('low', 'normal', 'high')),
  note text not null default '' check (length(note) <= 2000),
  is_sample boolean not null default false,
  changed_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, location_id) references network.location (government_id, id),
  foreign key (government_id, device_id) references network.device (government_id, id)
);
comment on table network.application is 'An application or server that offices depend on';
create index application_location on network.application (government_id, location_id);
create index application_device on network.application (government_id, device_id) where device_id is not null;
create index application_name on network.application (government_id, name, id);
select platform.protect_tenant_table('network.application');

create table network.power (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  location_id uuid not null,
  name text not null check (length(name) between 1 and 160),
  kind text not null default 'grid' check (kind in ('grid', 'ups', 'generator', 'solar')),
  capacity_va integer check (capacity_va > 0),
  runtime_minutes integer check (runtime_minutes between 0 and 100000),
  note text not null default '' check (length(note) <= 2000),
  is_sample boolean not null default false,
  changed_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, location_id) references network.location (government_id, id)
);
comment on table network.power is 'What feeds the ICT of a location, and how long it lasts';
create index power_location on network.power (government_id, location_id);
create index power_name on network.power (government_id, name, id);
select platform.protect_tenant_table('network.power');

create table network.responsible (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  location_id uuid not null,
  name text not null check (length(name) between 1 and 160),
  duty text not null default '' check (length(duty) <= 160),
  phone text not null default '' check (length(phone) <= 60),
  email text not null default '' check (length(email) <= 254),
  note text not null default '' check (length(note) <= 2000),
  is_sample boolean not null default false,
  changed_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, location_id) references network.location (government_id, id)
);
comment on table network.responsible is 'Staff to call about the ICT of a location';
create index responsible_location on network.responsible (government_id, location_id);
create index responsible_name on network.responsible (government_id, name, id);
select platform.protect_tenant_table('network.responsible');

create table network.record_change (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  kind text not null,
  record_id uuid not null,
  record_name text not null,
  -- null: a command or the demonstration
  person_id uuid,
  person_name text not null default '',
  cause text not null check (cause in ('form', 'import', 'discovery', 'command')),
  -- only the fields that differ; null before: added; null after: removed
  before jsonb,
  after jsonb,
  changed_at timestamptz not null default now(),
  primary key (government_id, id),
  check (before is not null or after is not null)
);
comment on table network.record_change is 'Who changed what in the inventory, and when; appended, never edited';
create index record_change_record on network.record_change (government_id, record_id, id desc);
select platform.protect_tenant_table('network.record_change', 'select, insert');
