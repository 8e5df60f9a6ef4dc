-- The desk lists runs by the units that a person serves, and says what each was read from.
alter table imports.run
  add column unit_path text not null default '/',
  add column source_name text not null default '' check (length(source_name) <= 200),
  drop constraint run_source_check,
  add constraint run_source_check check (source in ('wordpress', 'opensid'));
comment on column imports.run.unit_path is 'Of the unit of the site, for lists by unit';
comment on column imports.run.source_name is 'Name of the file or host that was read';

do $$
declare
  government uuid;
begin
  for government in select id from organization.government loop
    perform set_config('app.government_id', government::text, true);
    update imports.run r set unit_path = s.unit_path from sites.site s where s.id = r.site_id;
  end loop;
  perform set_config('app.government_id', '', true);
end
$$;
alter table imports.run alter column unit_path drop default;
create index run_id on imports.run (government_id, id desc);
