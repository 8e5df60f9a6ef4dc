create table disclosure.service (
  government_id uuid not null default platform.current_government(),
  -- ordered by time
  id uuid not null,
  facts jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  primary key (government_id, id)
);
comment on table disclosure.service is 'What the page of the PPID says of itself, with the maklumat; the last row holds, the others are its history';
select platform.protect_tenant_table('disclosure.service', 'select, insert');
