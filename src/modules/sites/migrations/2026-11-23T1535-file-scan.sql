create table sites.file_scan (
  government_id uuid not null default platform.current_government(),
  file_id uuid not null,
  outcome text not null check (outcome in ('read', 'unreadable')),
  findings jsonb not null default '[]',
  scanned_at timestamptz not null default now(),
  primary key (government_id, file_id),
  foreign key (government_id, file_id) references files.file (government_id, id) on delete cascade
);
comment on table sites.file_scan is 'Personal data found in a document when it was sent in: kind, masked form, page or cell; bytes of a file never change';
select platform.protect_tenant_table('sites.file_scan', 'select, insert');
