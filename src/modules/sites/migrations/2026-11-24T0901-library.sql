create table sites.library_file (
  government_id uuid not null default platform.current_government(),
  file_id uuid not null,
  -- where it was used first; before that the unit of whoever sent it in
  unit_path text not null,
  site_id uuid,
  name text not null,
  kind text not null check (kind in ('image', 'document')),
  size_bytes bigint not null,
  added_at timestamptz not null default now(),
  use_count integer not null default 0,
  lacks_alt boolean not null default false,
  deleted_at timestamptz,
  primary key (government_id, file_id),
  foreign key (government_id, file_id) references files.file (government_id, id) on delete cascade,
  foreign key (government_id, site_id) references sites.site (government_id, id)
);
comment on table sites.library_file is 'Files that sites hold, with how often they are used now; kept by the triggers below';
comment on column sites.library_file.lacks_alt is 'A picture that some text shows without words for those who cannot see it';
create index library_file_newest on sites.library_file (government_id, added_at desc, file_id desc) where deleted_at is null;
create index library_file_unit on sites.library_file (government_id, unit_path text_pattern_ops, added_at desc, file_id desc);
create index library_file_unused on sites.library_file (government_id, added_at desc, file_id desc) where deleted_at is null and use_count = 0;
create index library_file_alt on sites.library_file (government_id, added_at desc, file_id desc) where deleted_at is null and lacks_alt;
create index library_file_deleted on sites.library_file (government_id, added_at desc, file_id desc) where deleted_at is not null;
create index library_file_site on sites.library_file (government_id, site_id);
select platform.protect_tenant_table('sites.library_file');

create table sites.file_use (
  government_id uuid not null default platform.current_government(),
  file_id uuid not null,
  used_by text not null check (used_by in ('content', 'officer')),
  user_id uuid not null,
  lacks_alt boolean not null default false,
  primary key (government_id, file_id, used_by, user_id),
  foreign key (government_id, file_id) references sites.library_file (government_id, file_id) on delete cascade
);
comment on table sites.file_use is 'Which content shows or attaches which file, in its newest, public or awaited version; which officer has it as photo';
create index file_use_user on sites.file_use (government_id, used_by, user_id);
select platform.protect_tenant_table('sites.file_use');

-- The files that a version names: its cover, its attachments, its pictures, and those within its text.
create function sites.files_of_version(cover uuid, facts jsonb, html text)
returns table (file_id uuid, lacks_alt boolean) language sql immutable as $$
  select named.id::uuid, bool_or(named.bare) from (
    select cover::text as id, false as bare where cover is not null
    union all select jsonb_path_query(facts, '$.files[*].fileId') #>> '{}', false
    union all select picture ->> 'fileId', trim(coalesce(picture ->> 'alt', '')) = ''
      from jsonb_path_query(facts, '$.pictures[*]') as picture
    union all select found[1], false from regexp_matches(html, '/berkas/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/', 'g') as found
    union all select substring(tag[1] from '/berkas/([0-9a-f-]{36})/'), tag[1] !~ '\salt="[^"]*[^"\s]'
      from regexp_matches(html, '<img\s[^>]*>', 'g') as tag
  ) named
  where named.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
  group by named.id::uuid
$$;

-- Counts the uses of files anew. Rows are locked in one order, so that two texts with the same files do not wait for each other.
-- A deleted file that is used again comes back.
create function sites.count_file_uses(touched uuid[]) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from sites.library_file f where f.file_id = any (touched) order by f.file_id for update;
  update sites.library_file f
  set use_count = counted.uses, lacks_alt = f.kind = 'image' and counted.bare,
    deleted_at = case when counted.uses > 0 then null else f.deleted_at end
  from (
    select wanted.id, (count(distinct (u.used_by, u.user_id)) filter (where u.file_id is not null))::integer as uses, coalesce(bool_or(u.lacks_alt), false) as bare
    from unnest(touched) as wanted (id) left join sites.file_use u on u.file_id = wanted.id group by wanted.id
  ) counted
  where f.file_id = counted.id;
  update files.file f set deleted_at = null
  where f.id = any (touched) and f.deleted_at is not null
    and exists (select from sites.file_use u where u.file_id = f.id);
end $$;

create function sites.note_content_files(content uuid) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  before uuid[];
  now_used uuid[];
begin
  with gone as (delete from sites.file_use u where u.used_by = 'content' and u.user_id = content returning u.file_id)
  select array_agg(file_id) into before from gone;
  with used as (
    insert into sites.file_use (file_id, used_by, user_id, lacks_alt)
    select named.file_id, 'content', content, bool_or(named.lacks_alt)
    from sites.content c
    join sites.version v on v.government_id = c.government_id and v.content_id = c.id
      and v.number in (c.latest_version, c.published_version, c.scheduled_version)
    cross join lateral sites.files_of_version(v.cover_file_id, v.facts, v.source_html) named
    join sites.library_file f on f.government_id = c.government_id and f.file_id = named.file_id
    where c.id = content
    group by named.file_id
    returning file_id
  )
  select array_agg(file_id) into now_used from used;
  if before is null and now_used is null then return; end if;
  update sites.library_file f set site_id = c.site_id, unit_path = c.unit_path
  from sites.content c where c.id = content and f.file_id = any (now_used) and f.site_id is null;
  perform sites.count_file_uses(coalesce(before, '{}') || coalesce(now_used, '{}'));
end $$;

create function sites.version_names_files() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform sites.note_content_files(new.content_id);
  return null;
end $$;
create trigger version_names_files after insert on sites.version for each row
  when (new.cover_file_id is not null or new.facts ? 'files' or new.facts ? 'pictures' or position('/berkas/' in new.source_html) > 0)
  execute function sites.version_names_files();

create function sites.content_turns_to_version() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform sites.note_content_files(new.id);
  return null;
end $$;
create trigger content_turns_to_version after update of latest_version, published_version, scheduled_version on sites.content for each row
  when ((old.latest_version, old.published_version, old.scheduled_version) is distinct from (new.latest_version, new.published_version, new.scheduled_version))
  execute function sites.content_turns_to_version();

create function sites.officer_has_photo() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  before uuid := case when tg_op <> 'INSERT' then old.photo_file_id end;
  after uuid := case when tg_op <> 'DELETE' then new.photo_file_id end;
begin
  if before is not distinct from after then return null; end if;
  delete from sites.file_use u where u.used_by = 'officer' and u.file_id = before and u.user_id = old.id;
  insert into sites.file_use (file_id, used_by, user_id)
    select f.file_id, 'officer', new.id from sites.library_file f where f.file_id = after;
  update sites.library_file f set site_id = s.id, unit_path = s.unit_path
    from sites.site s where s.id = new.site_id and f.file_id = after and f.site_id is null;
  perform sites.count_file_uses(array_remove(array[before, after], null));
  return null;
end $$;
create trigger officer_has_photo after insert or delete or update of photo_file_id on sites.officer for each row
  execute function sites.officer_has_photo();

-- What public texts show already belongs to the library.
do $$
declare
  government uuid;
begin
  for government in select distinct government_id from http.host loop
    perform set_config('app.government_id', government::text, true);
    insert into sites.library_file (file_id, unit_path, name, kind, size_bytes, added_at)
    select distinct on (f.id) f.id, c.unit_path, f.name, f.kind, f.size_bytes, f.created_at
    from sites.content c
    join sites.version v on v.government_id = c.government_id and v.content_id = c.id
    cross join lateral sites.files_of_version(v.cover_file_id, v.facts, v.source_html) named
    join files.file f on f.government_id = c.government_id and f.id = named.file_id
    where f.is_public and f.deleted_at is null
    order by f.id, c.created_at;
    insert into sites.library_file (file_id, unit_path, site_id, name, kind, size_bytes, added_at)
    select f.id, s.unit_path, s.id, f.name, f.kind, f.size_bytes, f.created_at
    from sites.officer o
    join sites.site s on s.government_id = o.government_id and s.id = o.site_id
    join files.file f on f.government_id = o.government_id and f.id = o.photo_file_id
    where f.deleted_at is null
    on conflict do nothing;
    insert into sites.file_use (file_id, used_by, user_id)
    select f.file_id, 'officer', o.id from sites.officer o
    join sites.library_file f on f.government_id = o.government_id and f.file_id = o.photo_file_id;
    perform sites.note_content_files(c.id) from sites.content c;
    perform sites.count_file_uses(array(select file_id from sites.library_file));
  end loop;
  perform set_config('app.government_id', '', true);
end $$;
