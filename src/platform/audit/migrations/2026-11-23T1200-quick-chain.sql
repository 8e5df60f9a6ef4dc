-- As before, but the end of a chain that is there is locked at once: an insert that conflicts with a row under change wakes
-- all who wait for it at each commit, which cost acts of one government nearly all their time.
create or replace function audit.link_entry() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  last audit.chain_end;
  next_hash text;
begin
  select * into last from audit.chain_end where government_id = new.government_id for update;
  if not found then
    insert into audit.chain_end (government_id, sequence, hash)
      values (new.government_id, 0, repeat('0', 64)) on conflict do nothing;
    select * into strict last from audit.chain_end where government_id = new.government_id for update;
  end if;
  if last.sequence = 0 then
    insert into audit.chain (id) values (new.government_id) on conflict do nothing;
  end if;
  next_hash := audit.hash_of(last.hash, last.sequence + 1, new);
  insert into audit.link (government_id, sequence, entry_id, hash)
    values (new.government_id, last.sequence + 1, new.id, next_hash);
  update audit.chain_end set sequence = last.sequence + 1, hash = next_hash where government_id = new.government_id;
  return null;
end
$$;
