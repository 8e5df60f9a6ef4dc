create schema audit;
grant usage on schema audit to pendopo_app;

create table audit.entry (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  -- who acted; both null for the system itself
  account_id uuid,
  person_id uuid,
  action text not null check (action ~ '^[a-z][a-z0-9.-]{2,99}$'),
  subject text not null check (length(subject) between 3 and 200 and subject !~ '[\n\r]'),
  detail jsonb not null default '{}' check (jsonb_typeof(detail) = 'object'),
  primary key (government_id, id)
);
comment on table audit.entry is 'Who did what. Only ever added to; the government of zeros is the installation itself';
create index entry_subject on audit.entry (government_id, subject, id desc);
create index entry_person on audit.entry (government_id, person_id, id desc);
select platform.protect_tenant_table('audit.entry', 'select, insert');

create table audit.link (
  government_id uuid not null default platform.current_government(),
  sequence bigint not null check (sequence > 0),
  entry_id uuid not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (government_id, sequence),
  foreign key (government_id, entry_id) references audit.entry (government_id, id)
);
comment on table audit.link is 'The chain: each entry in the order of commits, with the hash over the hash before it and the entry';
create unique index link_entry on audit.link (government_id, entry_id);
select platform.protect_tenant_table('audit.link', 'select');

create table audit.chain_end (
  government_id uuid not null default platform.current_government(),
  sequence bigint not null,
  hash text not null,
  primary key (government_id)
);
comment on table audit.chain_end is 'The last link of each chain: writers of one government wait for each other on its row';
select platform.protect_tenant_table('audit.chain_end', 'select');

create table audit.chain (
  id uuid primary key
);
comment on table audit.chain is 'Which chains there are, by government, so that all can be verified; holds nothing else';
grant select on audit.chain to pendopo_app;

-- What the hash is taken over. No field can hold a line break, so the text is unambiguous.
create function audit.hash_of(previous text, sequence bigint, entry audit.entry) returns text
  language sql stable
as $$
  select encode(sha256(convert_to(concat_ws(E'\n', previous, sequence, entry.government_id, entry.id,
    to_char(entry.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    coalesce(entry.account_id::text, '-'), coalesce(entry.person_id::text, '-'),
    entry.action, entry.subject, entry.detail::text), 'UTF8')), 'hex')
$$;

-- Runs at the commit, when the transaction takes no other lock any more: two transactions that wait for rows
-- of each other cannot also wait for the chain, and the chain of a government is held for the commit only.
create function audit.link_entry() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  last audit.chain_end;
  next_hash text;
begin
  insert into audit.chain_end (government_id, sequence, hash)
    values (new.government_id, 0, repeat('0', 64)) on conflict do nothing;
  select * into strict last from audit.chain_end where government_id = new.government_id for update;
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
revoke all on function audit.link_entry() from public;
create constraint trigger entry_is_linked after insert on audit.entry
  deferrable initially deferred for each row execute function audit.link_entry();

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit is append-only: % of % is refused', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;
create trigger entry_stays before update or delete on audit.entry for each row execute function audit.refuse_change();
create trigger entry_is_not_emptied before truncate on audit.entry for each statement execute function audit.refuse_change();
create trigger link_stays before update or delete on audit.link for each row execute function audit.refuse_change();
create trigger link_is_not_emptied before truncate on audit.link for each statement execute function audit.refuse_change();
create trigger chain_end_stays before delete on audit.chain_end for each row execute function audit.refuse_change();
create trigger chain_end_is_not_emptied before truncate on audit.chain_end for each statement execute function audit.refuse_change();
