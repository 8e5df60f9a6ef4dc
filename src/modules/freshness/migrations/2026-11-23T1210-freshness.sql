create schema freshness;
grant usage on schema freshness to pendopo_app;

create table freshness.heading (
  id text primary key check (id ~ '^[a-z]+(-[a-z]+)*$'),
  position smallint not null,
  name_id text not null,
  name_en text not null,
  -- ISO 8601 duration
  cadence text not null check (cadence ~ '^P[1-9][0-9]{0,3}[DM]$'),
  citation text not null check (length(citation) between 3 and 300),
  effective_from date not null,
  is_verified boolean not null
);
comment on table freshness.heading is 'What a public body tells periodically, and how often at least; the same for all governments';
comment on column freshness.heading.is_verified is 'False: taken over from memory, shown as "belum diverifikasi"';
grant select on freshness.heading to pendopo_app;

insert into freshness.heading (id, position, name_id, name_en, cadence, citation, effective_from, is_verified) values
  ('profil', 1, 'Profil badan publik', 'Profile of the public body', 'P6M', 'UU 14/2008 Pasal 9', '2010-04-30', true),
  ('program', 2, 'Ringkasan program dan kegiatan yang sedang berjalan', 'Summary of running programmes and activities', 'P6M', 'UU 14/2008 Pasal 9', '2010-04-30', true),
  ('kinerja', 3, 'Ringkasan kinerja', 'Summary of performance', 'P6M', 'UU 14/2008 Pasal 9', '2010-04-30', true),
  ('keuangan', 4, 'Ringkasan laporan keuangan', 'Summary of the financial report', 'P6M', 'UU 14/2008 Pasal 9', '2010-04-30', true),
  ('akses-informasi', 5, 'Ringkasan laporan akses informasi publik', 'Summary of the report on access to public information', 'P6M', 'UU 14/2008 Pasal 9', '2010-04-30', true),
  ('peraturan', 6, 'Peraturan, keputusan, dan kebijakan yang mengikat', 'Binding regulations, decisions and policies', 'P6M', 'UU 14/2008 Pasal 9', '2010-04-30', true),
  ('prosedur-informasi', 7, 'Prosedur memperoleh informasi publik', 'How to obtain public information', 'P6M', 'UU 14/2008 Pasal 9', '2010-04-30', true),
  ('pengaduan', 8, 'Tata cara pengaduan penyalahgunaan wewenang atau pelanggaran', 'How to complain about abuse of authority or violations', 'P6M', 'UU 14/2008 Pasal 9', '2010-04-30', true),
  ('pengadaan', 9, 'Pengadaan barang dan jasa', 'Procurement of goods and services', 'P6M', 'UU 14/2008 Pasal 9', '2010-04-30', true),
  ('ketenagakerjaan', 10, 'Ketenagakerjaan', 'Employment', 'P6M', 'UU 14/2008 Pasal 9', '2010-04-30', true),
  ('peringatan-dini', 11, 'Prosedur peringatan dini dan evakuasi di setiap kantor', 'Early warning and evacuation procedures in every office', 'P6M', 'UU 14/2008 Pasal 9', '2010-04-30', true);

create table freshness.default_cadence (
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  effective_from date not null,
  -- false: it tells of one day, and nobody renews it
  is_tracked boolean not null,
  -- null: nobody has said how often; shown as "tanpa jadwal"
  cadence text check (cadence ~ '^P[1-9][0-9]{0,3}[DM]$'),
  grace_days smallint not null check (grace_days between 0 and 366),
  citation text not null check (length(citation) between 3 and 300),
  is_verified boolean not null,
  primary key (kind, effective_from),
  check (is_tracked or cadence is null)
);
comment on table freshness.default_cadence is 'How often a kind of content is renewed unless somebody decides otherwise; the same for all governments';
grant select on freshness.default_cadence to pendopo_app;

insert into freshness.default_cadence (kind, effective_from, is_tracked, cadence, grace_days, citation, is_verified) values
  ('page', '2010-04-30', true, 'P6M', 14, 'UU 14/2008 Pasal 9', true),
  ('document', '2010-04-30', true, null, 14, 'Jadwal mengikuti judul informasi berkala yang dipilih', true),
  ('announcement', '2010-04-30', false, null, 0, 'Berlaku untuk waktu tertentu', true),
  ('news', '2010-04-30', false, null, 0, 'Catatan suatu hari', true),
  ('agenda', '2010-04-30', false, null, 0, 'Catatan suatu hari', true),
  ('photo', '2010-04-30', false, null, 0, 'Catatan suatu hari', true);

create table freshness.local_cadence (
  government_id uuid not null default platform.current_government(),
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  effective_from date not null,
  is_tracked boolean not null,
  cadence text check (cadence ~ '^P[1-9][0-9]{0,3}[DM]$'),
  grace_days smallint not null check (grace_days between 0 and 366),
  citation text not null check (length(citation) between 3 and 300),
  is_verified boolean not null default true,
  set_by uuid,
  set_at timestamptz not null default now(),
  primary key (government_id, kind, effective_from),
  check (is_tracked or cadence is null)
);
comment on table freshness.local_cadence is 'What a government has decided for itself; goes before the national default of the kind';
select platform.protect_tenant_table('freshness.local_cadence', 'select, insert, update');

create table freshness.item (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  content_id uuid not null,
  -- as the public reads it: told by the sites
  kind text not null,
  title text not null,
  site_label text not null,
  path text not null,
  version integer not null,
  published_at timestamptz not null,
  is_sample boolean not null default false,
  -- false: withdrawn; its history and its settings stay, should it be published again
  is_public boolean not null default true,
  -- the owner
  unit_id uuid not null,
  unit_path text not null,
  is_owner_set boolean not null default false,
  heading_id text references freshness.heading (id),
  -- null: without a cadence
  cadence text check (cadence ~ '^P[1-9][0-9]{0,3}[DM]$'),
  grace_days smallint not null check (grace_days between 0 and 366),
  legal_basis text not null check (length(legal_basis) between 3 and 300),
  -- decided by hand: defaults of the kind no longer reach it
  is_cadence_set boolean not null default false,
  last_renewed_on date not null,
  how text not null check (how in ('published', 'confirmed')),
  due_on date,
  late_on date check (late_on >= due_on),
  review_reason text check (review_reason in ('source-changed', 'sample')),
  source_content_id uuid,
  source_version integer,
  -- the due date for which a deadline stands in the queue
  deadline_on date,
  primary key (government_id, id),
  check ((cadence is null) = (due_on is null)),
  check ((due_on is null) = (late_on is null)),
  check (review_reason is distinct from 'source-changed' or source_content_id is not null)
);
comment on table freshness.item is 'Each piece of public information that somebody keeps up to date: whose it is, how often, since when';
comment on column freshness.item.late_on is 'The last day of grace; late from the day after';
create unique index item_content on freshness.item (government_id, content_id);
create index item_unit on freshness.item (government_id, unit_id, due_on, id) where is_public;
create index item_path on freshness.item (government_id, unit_path text_pattern_ops, due_on, id) where is_public;
create index item_due on freshness.item (government_id, due_on, id) where is_public;
create index item_late on freshness.item (government_id, late_on) where is_public and late_on is not null;
create index item_source on freshness.item (government_id, source_content_id) where source_content_id is not null;
create index item_heading on freshness.item (heading_id) where heading_id is not null;
select platform.protect_tenant_table('freshness.item');

create table freshness.confirmation (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  item_id uuid not null,
  -- null: a link from a message, opened without logging in
  person_id uuid,
  channel text not null check (channel in ('desk', 'link')),
  reason text not null check (length(reason) between 3 and 500),
  version integer not null,
  confirmed_on date not null,
  confirmed_at timestamptz not null default now(),
  -- the due date before it, which counts again when it is rejected
  due_before date,
  is_sampled boolean not null,
  primary key (government_id, id),
  foreign key (government_id, item_id) references freshness.item (government_id, id) on delete cascade
);
comment on table freshness.confirmation is 'Who said that something is still correct, and why; appended, never changed';
create index confirmation_item on freshness.confirmation (government_id, item_id, id desc);
select platform.protect_tenant_table('freshness.confirmation', 'select, insert');

create table freshness.verdict (
  government_id uuid not null default platform.current_government(),
  confirmation_id uuid not null,
  person_id uuid not null,
  outcome text not null check (outcome in ('upheld', 'rejected')),
  reason text not null default '' check (length(reason) <= 500),
  decided_on date not null,
  decided_at timestamptz not null default now(),
  primary key (government_id, confirmation_id),
  foreign key (government_id, confirmation_id) references freshness.confirmation (government_id, id) on delete cascade
);
comment on table freshness.verdict is 'What somebody else found when a confirmation was drawn for review; appended, never changed';
select platform.protect_tenant_table('freshness.verdict', 'select, insert');

create table freshness.practice (
  effective_from date primary key,
  -- how many in a hundred confirmations are drawn for review
  sample_percent smallint not null check (sample_percent between 0 and 100),
  -- how many days before its due date an item appears in the queue of the desk
  queue_days smallint not null check (queue_days between 0 and 366)
);
comment on table freshness.practice is 'How the platform watches over freshness; the same for all governments';
grant select on freshness.practice to pendopo_app;
insert into freshness.practice (effective_from, sample_percent, queue_days) values ('2010-04-30', 10, 14);

create table freshness.standing (
  government_id uuid not null default platform.current_government(),
  unit_id uuid not null,
  unit_path text not null,
  unit_name text not null,
  -- how many of the unit's own items stand how, on that day
  counted_on date not null,
  late integer not null default 0,
  review integer not null default 0,
  due integer not null default 0,
  without integer not null default 0,
  confirmed integer not null default 0,
  fresh integer not null default 0,
  -- 0 is best; by the share of fresh and confirmed ones. 20000: nothing has a cadence; 30000: nothing to keep
  rank integer not null generated always as (
    case
      when late + review + due + without + confirmed + fresh = 0 then 30000
      when late + review + due + confirmed + fresh = 0 then 20000
      else 10000 - (10000.0 * (fresh + confirmed) / (late + review + due + without + confirmed + fresh))::integer
    end) stored,
  primary key (government_id, unit_id)
);
comment on table freshness.standing is 'How each unit stands now, counted ahead so that the ranking never scans';
create index standing_rank on freshness.standing (government_id, rank, unit_name collate "C", unit_id);
select platform.protect_tenant_table('freshness.standing');

create table freshness.standing_week (
  government_id uuid not null default platform.current_government(),
  unit_id uuid not null,
  -- Monday
  week_on date not null check (extract(isodow from week_on) = 1),
  good integer not null,
  total integer not null,
  primary key (government_id, unit_id, week_on)
);
comment on table freshness.standing_week is 'How each unit stood in each week: how many of its items were fresh or confirmed';
create index standing_week_old on freshness.standing_week (government_id, week_on);
select platform.protect_tenant_table('freshness.standing_week');

create table freshness.progress (
  government_id uuid not null default platform.current_government(),
  -- how far the contents that were there before have been taken up; null: all
  after_content_id uuid,
  is_taken_up boolean not null default false,
  -- the day on which the last daily round ended
  rounded_on date,
  primary key (government_id)
);
comment on table freshness.progress is 'How far the work on one government has come, so that it goes on where it stopped';
select platform.protect_tenant_table('freshness.progress');
