create schema if not exists platform;
grant usage on schema platform to pendopo_app;

create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- The government of the current transaction; null when none is set, so that no row passes.
create function platform.current_government() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.government_id', true), '')::uuid $$;

-- Row-level security, grants and policy of a tenant table in one call, so that none is forgotten.
create function platform.protect_tenant_table(target regclass, privileges text default 'select, insert, update, delete')
  returns void language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s using (government_id = platform.current_government()) with check (government_id = platform.current_government())',
    target);
  execute format('grant %s on %s to pendopo_app', privileges, target);
end
$$;

create function platform.fold(value text) returns text
  language sql immutable parallel safe strict
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;
comment on function platform.fold is 'Lower case without accents: how names and words are compared in search';

grant execute on all functions in schema platform to pendopo_app;
