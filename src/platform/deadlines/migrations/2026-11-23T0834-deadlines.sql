create schema deadlines;
grant usage on schema deadlines to pendopo_app;

create table deadlines.rule (
  id text not null check (id ~ '^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$'),
  effective_from date not null,
  unit text not null check (unit in ('working-days', 'calendar-days', 'months', 'hours')),
  amount integer not null check (amount between 1 and 5000),
  -- null: cannot be extended
  extension_amount integer check (extension_amount between 1 and 5000),
  name_id text not null,
  name_en text not null,
  citation text not null check (length(citation) between 3 and 300),
  is_verified boolean not null,
  primary key (id, effective_from)
);
comment on table deadlines.rule is 'How long the law gives, by the day from which it holds; the same for all governments';
comment on column deadlines.rule.is_verified is 'False: taken over from memory, shown as "belum diverifikasi"';
grant select on deadlines.rule to pendopo_app;

create table deadlines.local_rule (
  government_id uuid not null default platform.current_government(),
  id text not null check (id ~ '^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$'),
  effective_from date not null,
  unit text not null check (unit in ('working-days', 'calendar-days', 'months', 'hours')),
  amount integer not null check (amount between 1 and 5000),
  extension_amount integer check (extension_amount between 1 and 5000),
  name_id text not null,
  name_en text not null,
  citation text not null check (length(citation) between 3 and 300),
  is_verified boolean not null default true,
  set_by uuid,
  set_at timestamptz not null default now(),
  primary key (government_id, id, effective_from)
);
comment on table deadlines.local_rule is 'Rules that a government has set for itself, such as a shorter time in its service standard; they go before the national one';
select platform.protect_tenant_table('deadlines.local_rule', 'select, insert');

create table deadlines.deadline (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  subject text not null check (length(subject) between 3 and 200),
  kind text not null check (kind ~ '^[a-z][a-z0-9.-]{1,59}$'),
  unit_id uuid not null,
  unit_path text not null check (unit_path ~ '^/([^/]+/)*$'),
  -- the rule as it stood when the deadline began; all null for a plain date
  rule_id text,
  rule_effective_from date,
  rule_is_local boolean,
  rule_unit text check (rule_unit in ('working-days', 'calendar-days', 'months', 'hours')),
  rule_amount integer,
  rule_extension_amount integer,
  -- the law, or who promised the plain date
  citation text not null check (length(citation) between 3 and 300),
  is_verified boolean not null,
  started_on date not null,
  due_on date not null,
  -- only for a rule in hours, with the zone in which its dates are meant
  started_at timestamptz,
  due_at timestamptz,
  time_zone text,
  state text not null check (state in ('open', 'paused', 'met', 'cancelled', 'expired')),
  extended_on date,
  extension_reason text,
  closed_on date,
  -- 1 high, 2 normal, 3 low: what comes first among those due on one day
  risk_rank smallint not null default 2 check (risk_rank between 1 and 3),
  title_id text not null check (length(title_id) between 1 and 200),
  title_en text not null check (length(title_en) between 1 and 200),
  href text not null check (href ~ '^/[^/\\]'),
  created_at timestamptz not null default now(),
  primary key (government_id, id),
  check ((rule_id is null) = (rule_unit is null) and (rule_id is null) = (rule_amount is null)),
  check ((rule_unit is not distinct from 'hours') = (due_at is not null)),
  check ((state in ('met', 'cancelled', 'expired')) = (closed_on is not null)),
  check ((extended_on is null) = (extension_reason is null))
);
comment on table deadlines.deadline is 'Everything that somebody must do by a date: the one queue behind desk, reminders, escalation and scoreboard';
create unique index deadline_running on deadlines.deadline (government_id, subject, kind) where state in ('open', 'paused');
create index deadline_subject on deadlines.deadline (government_id, subject, id desc);
create index deadline_due on deadlines.deadline (government_id, due_on, risk_rank, id) where state in ('open', 'paused');
create index deadline_unit on deadlines.deadline (government_id, unit_path text_pattern_ops, due_on)
  where state in ('open', 'paused');
create index deadline_by_calendar on deadlines.deadline (government_id, id)
  where state in ('open', 'paused') and rule_unit = 'working-days';
select platform.protect_tenant_table('deadlines.deadline', 'select, insert, update');

create table deadlines.pause (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  deadline_id uuid not null,
  paused_on date not null,
  -- null while the clock stands still
  resumed_on date check (resumed_on >= paused_on),
  reason text not null check (length(reason) between 3 and 1000),
  primary key (government_id, id),
  foreign key (government_id, deadline_id) references deadlines.deadline (government_id, id)
);
comment on table deadlines.pause is 'When the clock of a deadline stood still, and why';
create index pause_deadline on deadlines.pause (government_id, deadline_id, paused_on);
create unique index pause_running on deadlines.pause (government_id, deadline_id) where resumed_on is null;
select platform.protect_tenant_table('deadlines.pause', 'select, insert, update');

create table deadlines.event (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  deadline_id uuid not null,
  kind text not null check (kind in
    ('registered', 'paused', 'resumed', 'extended', 'recomputed', 'met', 'cancelled', 'expired')),
  happened_on date not null,
  due_before date,
  due_after date not null,
  -- the written reason of an extension, a pause or a cancellation; the cause of a recomputation
  reason text,
  person_id uuid,
  recorded_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, deadline_id) references deadlines.deadline (government_id, id)
);
comment on table deadlines.event is 'History of each deadline; only ever added to';
create index event_deadline on deadlines.event (government_id, deadline_id, id);
select platform.protect_tenant_table('deadlines.event', 'select, insert');

create table deadlines.keeper (
  id uuid primary key
);
comment on table deadlines.keeper is 'Which governments have deadlines, so that a change of the national calendar reaches all; holds nothing else';
grant select, insert on deadlines.keeper to pendopo_app;

insert into deadlines.rule (id, effective_from, unit, amount, extension_amount, name_id, name_en, citation, is_verified) values
  ('disclosure.answer', '2010-04-30', 'working-days', 10, 7,
    'Pemberitahuan tertulis atas permohonan informasi', 'Written answer to an information request',
    'UU 14/2008 Pasal 22 ayat (7) dan ayat (8)', true),
  ('disclosure.completeness', '2010-04-30', 'working-days', 3, null,
    'Permintaan melengkapi permohonan informasi', 'Asking the requester to complete the request',
    'Praktik layanan PPID (pasal belum diverifikasi)', false),
  ('disclosure.objection-filing', '2010-04-30', 'working-days', 30, null,
    'Pengajuan keberatan kepada atasan PPID', 'Filing an objection with the PPID''s superior',
    'UU 14/2008 Pasal 36 ayat (1)', true),
  ('disclosure.objection-answer', '2010-04-30', 'working-days', 30, null,
    'Tanggapan atasan PPID atas keberatan', 'Answer of the PPID''s superior to an objection',
    'UU 14/2008 Pasal 36 ayat (2)', true),
  ('disclosure.dispute', '2010-04-30', 'working-days', 14, null,
    'Pengajuan sengketa ke Komisi Informasi', 'Taking the dispute to the Information Commission',
    'UU 14/2008 Pasal 37 ayat (2)', true),
  ('disclosure.periodic', '2010-04-30', 'months', 6, null,
    'Pengumuman informasi berkala', 'Publication of periodic information',
    'UU 14/2008 Pasal 9', true);
