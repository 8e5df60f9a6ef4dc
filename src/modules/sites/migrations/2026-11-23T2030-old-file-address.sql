-- Uploads had addresses too: pictures in other people's pages, links to a PDF in a circular.
create table sites.old_file_address (
  government_id uuid not null default platform.current_government(),
  site_id uuid not null,
  path text not null check (path ~ '^/' and length(path) <= 500),
  file_id uuid not null,
  primary key (government_id, site_id, path),
  foreign key (government_id, site_id) references sites.site (government_id, id) on delete cascade,
  foreign key (government_id, file_id) references files.file (government_id, id) on delete cascade
);
comment on table sites.old_file_address is 'Addresses that uploads had in another system; asked for only where nothing else is found';
create index old_file_address_file on sites.old_file_address (government_id, file_id);
select platform.protect_tenant_table('sites.old_file_address');
