create table network.import_run (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  kind text not null,
  file_name text not null check (length(file_name) between 1 and 200),
  person_id uuid not null,
  -- [{"line": 2, "given": {"nama": "…"}}]
  rows jsonb not null,
  -- [{"line": 2, "title": "…", "outcome": "add", "reason": ""}]
  report jsonb not null,
  is_confirmed boolean not null default false,
  made_at timestamptz not null default now(),
  primary key (government_id, id)
);
comment on table network.import_run is 'A file read into the inventory: tried out first, then taken over by the person who sent it';
create index import_run_person on network.import_run (government_id, person_id, made_at);
select platform.protect_tenant_table('network.import_run');
