create table network.photo (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  -- a location or a device
  record_id uuid not null,
  file_id uuid not null,
  caption text not null default '' check (length(caption) <= 200),
  taken_in_at timestamptz not null default now(),
  primary key (government_id, id)
);
comment on table network.photo is 'Pictures of a place or device, for those at the desk';
create index photo_record on network.photo (government_id, record_id, id);
create unique index photo_file on network.photo (government_id, file_id);
select platform.protect_tenant_table('network.photo');
