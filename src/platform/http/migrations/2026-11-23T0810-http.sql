create schema http;
grant usage on schema http to pendopo_app;

create table http.host (
  government_id uuid not null default platform.current_government(),
  -- 'label': a name below the installation's domain; 'domain': a name of its own, such as waled.desa.id
  kind text not null check (kind in ('label', 'domain')),
  name text not null check (name = lower(name) and length(name) between 1 and 253),
  site_id uuid not null,
  unit_id uuid not null,
  unit_path text not null,
  is_government_site boolean not null default false,
  primary key (kind, name)
);
comment on table http.host is 'Which host name shows which site. Read by everyone, for a host is found before its government is known';
create index host_site on http.host (government_id, site_id);

alter table http.host enable row level security;
alter table http.host force row level security;
create policy readable on http.host for select using (true);
create policy insertable on http.host for insert with check (government_id = platform.current_government());
create policy changeable on http.host for update using (government_id = platform.current_government())
  with check (government_id = platform.current_government());
create policy removable on http.host for delete using (government_id = platform.current_government());
grant select, insert, update, delete on http.host to pendopo_app;

create table http.submission (
  government_id uuid not null default platform.current_government(),
  key uuid not null,
  result text not null,
  submitted_at timestamptz not null default now(),
  primary key (government_id, key)
);
comment on table http.submission is 'Forms that were taken in, by the key of their first page, so that a form sent twice counts once';
create index submission_age on http.submission (submitted_at);
select platform.protect_tenant_table('http.submission');
