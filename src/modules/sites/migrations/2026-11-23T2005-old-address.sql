create table sites.old_address (
  government_id uuid not null default platform.current_government(),
  site_id uuid not null,
  -- without the slash at its end; with the query when that names the content, as /?p=12
  path text not null check (path ~ '^/' and length(path) <= 500),
  content_id uuid not null,
  primary key (government_id, site_id, path),
  foreign key (government_id, site_id) references sites.site (government_id, id) on delete cascade,
  foreign key (government_id, content_id) references sites.content (government_id, id) on delete cascade
);
comment on table sites.old_address is 'Addresses that contents had in another system; asked for only where nothing else is found';
create index old_address_content on sites.old_address (government_id, content_id);
select platform.protect_tenant_table('sites.old_address');
