-- Asked each minute for the whole installation, so it reads across governments and tells nothing but which they are.
create policy owner_reads on sites.content for select to current_user using (true);

create function sites.governments_due(since timestamptz, now timestamptz) returns setof uuid
  language sql stable security definer set search_path = pg_catalog
as $$
  select c.government_id from sites.content c where c.state = 'scheduled' and c.publish_at <= now
  union
  select c.government_id from sites.content c
  where c.is_warning and c.published_version is not null
    and (c.starts_at between since and now or c.ends_at between since and now)
$$;
comment on function sites.governments_due is 'Governments whose schedule was reached by now, or whose warnings began or ended since';
revoke all on function sites.governments_due(timestamptz, timestamptz) from public;
grant execute on function sites.governments_due(timestamptz, timestamptz) to pendopo_app;
