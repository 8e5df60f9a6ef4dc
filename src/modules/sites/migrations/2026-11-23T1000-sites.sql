create schema sites;
grant usage on schema sites to pendopo_app;

create table sites.site (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  unit_id uuid not null,
  unit_path text not null,
  -- as in the tree of units, where it never changes; for lists by kind
  unit_kind text not null default 'opd' check (unit_kind in ('pemda', 'opd', 'uptd', 'kecamatan', 'kelurahan', 'desa', 'school', 'puskesmas')),
  -- the one DNS label below the government's; empty for the government's own portal
  label text not null,
  title text not null check (length(title) between 1 and 200),
  tagline text not null default '',
  opened_at timestamptz not null default now(),
  is_sample boolean not null default false,
  primary key (government_id, id)
);
comment on table sites.site is 'A web site of one unit; its host names stand in http.host';
create unique index site_unit on sites.site (government_id, unit_id);
create unique index site_label on sites.site (government_id, label);
create index site_kind on sites.site (government_id, unit_kind, title, id);
create index site_path on sites.site (government_id, unit_path text_pattern_ops);
select platform.protect_tenant_table('sites.site');

create table sites.menu_item (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  site_id uuid not null,
  position integer not null,
  label text not null check (length(label) between 1 and 60),
  href text not null check (length(href) between 1 and 500),
  primary key (government_id, id),
  foreign key (government_id, site_id) references sites.site (government_id, id) on delete cascade
);
comment on table sites.menu_item is 'Menu of a site; a site without rows shows the usual menu of its kind';
create index menu_item_site on sites.menu_item (government_id, site_id, position);
select platform.protect_tenant_table('sites.menu_item');

create table sites.content (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  site_id uuid not null,
  unit_id uuid not null,
  unit_path text not null,
  kind text not null check (kind in ('page', 'news', 'announcement', 'document', 'agenda', 'photo')),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  state text not null check (state in ('draft', 'review', 'scheduled', 'published', 'archived')),
  -- the newest version, published or not
  latest_version integer not null,
  -- the version that the public reads; null before the first publishing and after archiving
  published_version integer,
  -- the version that somebody allowed to appear at publish_at; later ones wait for the next decision
  scheduled_version integer,
  -- what the public reads, ready to show: shared facts filled in, text cleaned
  title text not null,
  summary text not null default '',
  body_html text not null default '',
  facts jsonb not null default '{}',
  cover_file_id uuid,
  is_warning boolean not null default false,
  is_pinned boolean not null default false,
  is_sample boolean not null default false,
  starts_at timestamptz,
  ends_at timestamptz,
  publish_at timestamptz,
  first_published_at timestamptz,
  published_at timestamptz,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, site_id) references sites.site (government_id, id)
);
comment on column sites.content.is_warning is 'With starts_at and ends_at: what the public reads; while nothing is public, what the newest version says';
comment on table sites.content is 'Everything that a site says: page, news, announcement, document, agenda, photo';
comment on column sites.content.facts is 'Fields of one kind only: place of an agenda, files of a document, pictures of a photo';
create unique index content_slug on sites.content (government_id, site_id, kind, slug);
create index content_public on sites.content (government_id, site_id, kind, first_published_at desc, id desc) where published_version is not null;
create index content_newest on sites.content (government_id, published_at desc, id desc) where published_version is not null;
create index content_agenda on sites.content (government_id, site_id, starts_at, id) where kind = 'agenda' and published_version is not null;
create index content_desk on sites.content (government_id, unit_path text_pattern_ops, changed_at desc, id desc);
create index content_state on sites.content (government_id, state, changed_at desc, id desc);
create index content_warning on sites.content (government_id, starts_at desc) where is_warning and published_version is not null;
create index content_schedule on sites.content (government_id, publish_at) where state = 'scheduled';
select platform.protect_tenant_table('sites.content');

create table sites.version (
  government_id uuid not null default platform.current_government(),
  content_id uuid not null,
  number integer not null,
  title text not null,
  summary text not null default '',
  -- as written: shared facts stand as {{fakta:kunci}}
  source_html text not null default '',
  facts jsonb not null default '{}',
  cover_file_id uuid,
  is_warning boolean not null default false,
  starts_at timestamptz,
  ends_at timestamptz,
  note text not null default '',
  author_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (government_id, content_id, number),
  foreign key (government_id, content_id) references sites.content (government_id, id) on delete cascade
);
comment on table sites.version is 'Every saved state of a content; appended, never changed';
select platform.protect_tenant_table('sites.version', 'select, insert');

create table sites.step (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  content_id uuid not null,
  action text not null check (action in ('create', 'save', 'submit', 'return', 'schedule', 'publish', 'archive', 'restore')),
  version integer not null,
  person_id uuid,
  reason text not null default '',
  happened_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, content_id) references sites.content (government_id, id) on delete cascade
);
comment on table sites.step is 'History of a content: who did what to which version; appended, never changed';
create index step_content on sites.step (government_id, content_id, happened_at desc);
select platform.protect_tenant_table('sites.step', 'select, insert');

create table sites.fact (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  unit_id uuid not null,
  unit_path text not null,
  key text not null check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 60),
  label text not null check (length(label) between 1 and 120),
  value text not null check (length(value) between 1 and 500),
  changed_at timestamptz not null default now(),
  changed_by uuid not null,
  primary key (government_id, id)
);
comment on table sites.fact is 'A fee, an hour, a phone: stored once, quoted in any text as {{fakta:kunci}}';
create unique index fact_key on sites.fact (government_id, key);
create index fact_path on sites.fact (government_id, unit_path text_pattern_ops);
select platform.protect_tenant_table('sites.fact');

create table sites.fact_use (
  government_id uuid not null default platform.current_government(),
  fact_key text not null,
  content_id uuid not null,
  primary key (government_id, fact_key, content_id),
  foreign key (government_id, content_id) references sites.content (government_id, id) on delete cascade
);
comment on table sites.fact_use is 'Which published content quotes which fact: where a change lands';
create index fact_use_content on sites.fact_use (government_id, content_id);
select platform.protect_tenant_table('sites.fact_use');

create table sites.officer (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  site_id uuid not null,
  position integer not null,
  name text not null check (length(name) between 1 and 120),
  title text not null check (length(title) between 1 and 120),
  phone text not null default '',
  email text not null default '',
  photo_file_id uuid,
  primary key (government_id, id),
  foreign key (government_id, site_id) references sites.site (government_id, id) on delete cascade
);
comment on table sites.officer is 'Who is in charge; the first one is the head';
create index officer_site on sites.officer (government_id, site_id, position);
select platform.protect_tenant_table('sites.officer');

create table sites.office_hours (
  government_id uuid not null default platform.current_government(),
  site_id uuid not null,
  -- ISO 8601: 1 is Monday
  weekday integer not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens),
  note text not null default '',
  primary key (government_id, site_id, weekday, opens),
  foreign key (government_id, site_id) references sites.site (government_id, id) on delete cascade
);
comment on table sites.office_hours is 'When the office receives people, in local time; a weekday without a row is closed';
select platform.protect_tenant_table('sites.office_hours');

create table sites.preview_link (
  government_id uuid not null default platform.current_government(),
  secret_hash text not null,
  content_id uuid not null,
  version integer not null,
  expires_at timestamptz not null,
  created_by uuid not null,
  primary key (government_id, secret_hash),
  foreign key (government_id, content_id) references sites.content (government_id, id) on delete cascade
);
comment on table sites.preview_link is 'Links that show an unpublished version to whoever holds them, until they expire';
create index preview_link_content on sites.preview_link (government_id, content_id);
select platform.protect_tenant_table('sites.preview_link', 'select, insert, delete');
