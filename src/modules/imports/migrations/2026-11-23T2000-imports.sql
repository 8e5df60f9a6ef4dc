create schema imports;
grant usage on schema imports to pendopo_app;

create table imports.run (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  site_id uuid not null,
  source text not null check (source in ('wordpress')),
  started_at timestamptz not null,
  -- null while it goes on, and for ever when the process was killed
  finished_at timestamptz,
  report jsonb,
  primary key (government_id, id),
  foreign key (government_id, site_id) references sites.site (government_id, id) on delete cascade
);
comment on table imports.run is 'One run of an import, with its report of what was carried and what was not';
create index run_site on imports.run (government_id, site_id, started_at desc);
select platform.protect_tenant_table('imports.run', 'select, insert, update');

create table imports.source_item (
  government_id uuid not null default platform.current_government(),
  site_id uuid not null,
  source_key text not null check (length(source_key) between 1 and 200),
  content_id uuid not null,
  run_id uuid not null,
  -- of what the source said, so that a later change there can be told
  digest text not null,
  primary key (government_id, site_id, source_key),
  foreign key (government_id, site_id) references sites.site (government_id, id) on delete cascade,
  foreign key (government_id, content_id) references sites.content (government_id, id) on delete cascade,
  foreign key (government_id, run_id) references imports.run (government_id, id)
);
comment on table imports.source_item is 'Which content came from which item of another system: no item is carried twice';
create index source_item_content on imports.source_item (government_id, content_id);
create index source_item_run on imports.source_item (government_id, run_id);
select platform.protect_tenant_table('imports.source_item');

create table imports.source_file (
  government_id uuid not null default platform.current_government(),
  site_id uuid not null,
  -- below the upload folder of the source
  path text not null check (length(path) between 1 and 500),
  file_id uuid not null,
  -- numbers in it that look personal: what shows it is a draft
  personal_data integer not null,
  primary key (government_id, site_id, path),
  foreign key (government_id, site_id) references sites.site (government_id, id) on delete cascade,
  foreign key (government_id, file_id) references files.file (government_id, id) on delete cascade
);
comment on table imports.source_file is 'Which stored file came from which upload of another system: no file is carried twice';
create index source_file_file on imports.source_file (government_id, file_id);
select platform.protect_tenant_table('imports.source_file');
