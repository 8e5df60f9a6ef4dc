create schema files;
grant usage on schema files to pendopo_app;

create table files.file (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  kind text not null check (kind in ('image', 'document')),
  name text not null check (length(name) between 1 and 160),
  mime_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  width_px integer,
  height_px integer,
  -- widths in which a picture exists, smallest first
  widths integer[] not null default '{}',
  is_public boolean not null default false,
  uploaded_by uuid,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (government_id, id)
);
comment on table files.file is 'Uploaded files; the bytes lie in storage below the government''s id';
create index file_newest on files.file (government_id, created_at desc, id desc) where deleted_at is null;
create index file_deleted on files.file (deleted_at) where deleted_at is not null;
select platform.protect_tenant_table('files.file');
