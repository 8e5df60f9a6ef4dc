create table sites.link (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  site_id uuid not null,
  content_id uuid not null,
  -- of the content's unit, for lists by unit
  unit_path text not null,
  address text not null check (length(address) between 1 and 1000),
  is_picture boolean not null,
  -- in lower case; null for what lies on the same site
  host text check (length(host) <= 253),
  -- why it leads nowhere; null while it is good or was never looked at
  reason text check (reason in ('page-gone', 'file-gone', 'not-found', 'no-host', 'no-answer', 'inside-network')),
  -- on how many different days in a row
  failed_days integer not null default 0,
  failed_on date,
  checked_on date,
  ignored_because text check (length(ignored_because) between 3 and 300),
  ignored_by uuid,
  -- another site may be down for a day; what is ours is gone when it is gone
  is_broken boolean not null generated always as (reason is not null and (host is null or failed_days >= 2)) stored,
  primary key (government_id, id),
  foreign key (government_id, site_id) references sites.site (government_id, id) on delete cascade,
  foreign key (government_id, content_id) references sites.content (government_id, id) on delete cascade
);
comment on table sites.link is 'Links and pictures in public texts, with what became of asking for them';
create unique index link_address on sites.link (government_id, content_id, address);
create index link_site on sites.link (government_id, site_id);
create index link_broken on sites.link (government_id, id) where is_broken and ignored_because is null;
create index link_round on sites.link (government_id, checked_on nulls first, host) where host is not null;
create index link_inside on sites.link (government_id, id) where host is null;
select platform.protect_tenant_table('sites.link');
