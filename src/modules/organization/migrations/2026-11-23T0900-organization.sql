create schema organization;
grant usage on schema organization to pendopo_app;

create table organization.government (
  id uuid primary key,
  kind text not null check (kind in ('kabupaten', 'kota', 'provinsi')),
  area_code text not null unique check (area_code ~ '^[0-9]{2}([.][0-9]{2})?$'),
  name text not null check (length(name) between 1 and 120),
  label text not null unique check (label ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  time_zone text not null check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  hue smallint check (hue between 0 and 359),
  crest_file_id uuid,
  address text not null default '' check (length(address) <= 300),
  phone text not null default '' check (length(phone) <= 40),
  email text not null default '' check (length(email) <= 254),
  whatsapp text not null default '' check (length(whatsapp) <= 40),
  onboarding_steps text[] not null default '{}',
  onboarded_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table organization.government is 'Regional governments of the installation; public facts only, for the directory lists them to everyone';
comment on column organization.government.hue is 'Hue angle of OKLCH in whole degrees; null for the house colours';
comment on column organization.government.onboarding_steps is 'Steps of the first run that are done';
create index government_name on organization.government (name, id);

alter table organization.government enable row level security;
alter table organization.government force row level security;
create policy readable on organization.government for select using (true);
create policy insertable on organization.government for insert with check (id = platform.current_government());
create policy changeable on organization.government for update using (id = platform.current_government())
  with check (id = platform.current_government());
grant select, insert, update on organization.government to pendopo_app;

create table organization.unit (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  kind text not null check (kind in ('pemda', 'opd', 'uptd', 'kecamatan', 'kelurahan', 'desa', 'school', 'puskesmas')),
  parent_id uuid,
  -- own and forebears' labels, each closed by a slash; '/' is the government itself. Collation C: a prefix is a range
  path text collate "C" not null check (path ~ '^/([a-z0-9-]+/)*$' and length(path) <= 300),
  -- the one DNS label below the government's; empty for the government itself
  label text not null check (label = '' or label ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 160),
  short_name text not null check (length(short_name) between 1 and 80),
  area_code text check (area_code ~ '^[0-9]{2}([.][0-9]{2}){0,2}([.][0-9]{4})?$'),
  head_name text not null default '' check (length(head_name) <= 120),
  head_title text not null default '' check (length(head_title) <= 120),
  address text not null default '' check (length(address) <= 300),
  phone text not null default '' check (length(phone) <= 40),
  email text not null default '' check (length(email) <= 254),
  is_active boolean not null default true,
  position integer not null default 0,
  is_sample boolean not null default false,
  primary key (government_id, id),
  foreign key (government_id) references organization.government (id),
  foreign key (government_id, parent_id) references organization.unit (government_id, id),
  check ((parent_id is null) = (path = '/') and (path = '/') = (label = '') and (path = '/') = (kind = 'pemda'))
);
comment on table organization.unit is 'The tree of a government: OPD, UPTD, kecamatan, kelurahan, desa, schools, puskesmas';
comment on column organization.unit.area_code is 'Kode wilayah (Kepmendagri), PP.KK.CC.DDDD; null for units that are no area';
create unique index unit_label on organization.unit (government_id, label);
create unique index unit_path on organization.unit (government_id, path);
create index unit_path_pattern on organization.unit (government_id, path text_pattern_ops);
create unique index unit_area on organization.unit (government_id, area_code) where area_code is not null;
create index unit_parent on organization.unit (government_id, parent_id);
create index unit_kind on organization.unit (government_id, kind, path);
select platform.protect_tenant_table('organization.unit', 'select, insert, update');

create table organization.person (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  nip text check (nip ~ '^[0-9]{18}$'),
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  phone text not null default '' check (length(phone) <= 40),
  unit_id uuid not null,
  title text not null default '' check (length(title) <= 120),
  is_active boolean not null default true,
  account_id uuid,
  is_sample boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, unit_id) references organization.unit (government_id, id)
);
comment on table organization.person is 'Staff who work with the platform; NIK is not kept here';
comment on column organization.person.account_id is 'Login of the person (identity); null when there is none yet';
create unique index person_email on organization.person (government_id, email);
create unique index person_account on organization.person (government_id, account_id) where account_id is not null;
create index person_name on organization.person (government_id, name collate "C", id);
create index person_unit on organization.person (government_id, unit_id);
select platform.protect_tenant_table('organization.person', 'select, insert, update');

create table organization.role (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  key text not null check (key ~ '^[a-z]+(-[a-z]+)*$' and length(key) <= 40),
  name text not null check (length(name) between 1 and 80),
  summary text not null default '' check (length(summary) <= 300),
  permissions text[] not null,
  position integer not null default 0,
  primary key (government_id, id)
);
comment on table organization.role is 'Sets of permissions, given to people at units; every government begins with the same set and may change its own';
create unique index role_key on organization.role (government_id, key);
select platform.protect_tenant_table('organization.role');

create table organization.assignment (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  person_id uuid not null,
  role_id uuid not null,
  unit_id uuid not null,
  starts_on date not null,
  -- the last day; null while open-ended
  ends_on date check (ends_on >= starts_on - 1),
  given_by uuid,
  primary key (government_id, id),
  foreign key (government_id, person_id) references organization.person (government_id, id),
  foreign key (government_id, role_id) references organization.role (government_id, id),
  foreign key (government_id, unit_id) references organization.unit (government_id, id)
);
comment on table organization.assignment is 'Who holds which role at which unit (and everything below it), from when to when; ended, never deleted';
create index assignment_person on organization.assignment (government_id, person_id, starts_on);
create index assignment_role on organization.assignment (government_id, role_id);
create index assignment_unit on organization.assignment (government_id, unit_id);
select platform.protect_tenant_table('organization.assignment', 'select, insert, update');

create table organization.delegation (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  from_person_id uuid not null,
  to_person_id uuid not null check (to_person_id <> from_person_id),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on and ends_on <= starts_on + 366),
  reason text not null check (length(reason) between 1 and 300),
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  primary key (government_id, id),
  foreign key (government_id, from_person_id) references organization.person (government_id, id),
  foreign key (government_id, to_person_id) references organization.person (government_id, id)
);
comment on table organization.delegation is 'Absence hand-over: for these days the receiver may do what the absent person holds in their own right';
create index delegation_from on organization.delegation (government_id, from_person_id, ends_on);
create index delegation_to on organization.delegation (government_id, to_person_id, ends_on);
select platform.protect_tenant_table('organization.delegation', 'select, insert, update');

create table organization.roster_import (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  imported_by uuid not null,
  created_at timestamptz not null default now(),
  -- null while it is only a preview
  confirmed_at timestamptz,
  primary key (government_id, id),
  foreign key (government_id, imported_by) references organization.person (government_id, id)
);
comment on table organization.roster_import is 'A list of operators that was uploaded: first a preview, then taken over as a whole';
create index roster_import_person on organization.roster_import (government_id, imported_by);
select platform.protect_tenant_table('organization.roster_import');

create table organization.roster_row (
  government_id uuid not null default platform.current_government(),
  import_id uuid not null,
  -- line in the file as a person counts it: the heading is line 1
  line integer not null,
  outcome text not null check (outcome in ('add', 'change', 'same', 'bad')),
  reason text not null default '',
  name text not null default '',
  email text not null default '',
  phone text not null default '',
  unit_text text not null default '',
  role_text text not null default '',
  unit_id uuid,
  role_id uuid,
  primary key (government_id, import_id, line),
  foreign key (government_id, import_id) references organization.roster_import (government_id, id) on delete cascade,
  foreign key (government_id, unit_id) references organization.unit (government_id, id),
  foreign key (government_id, role_id) references organization.role (government_id, id)
);
comment on table organization.roster_row is 'Every row of an uploaded list with what becomes of it; no row is dropped';
create index roster_row_unit on organization.roster_row (government_id, unit_id);
create index roster_row_role on organization.roster_row (government_id, role_id);
select platform.protect_tenant_table('organization.roster_row');
