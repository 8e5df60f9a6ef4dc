-- Told by the module freshness; the public page shows them without a further query.
alter table sites.content
  add column confirmed_on date,
  add column renew_by date,
  add column keeper_name text check (length(keeper_name) between 1 and 200);
comment on column sites.content.confirmed_on is 'When somebody last said that the public text is still correct; null when it was published later';
comment on column sites.content.renew_by is 'When the public text has to be renewed; null without a cadence';
comment on column sites.content.keeper_name is 'Who keeps it up to date; null when it is the unit of the site';

-- A page made from another one remembers which, and which version of it.
alter table sites.content
  add column source_content_id uuid,
  add column source_version integer,
  add foreign key (government_id, source_content_id) references sites.content (government_id, id),
  add check ((source_content_id is null) = (source_version is null));
create index content_source on sites.content (government_id, source_content_id) where source_content_id is not null;
