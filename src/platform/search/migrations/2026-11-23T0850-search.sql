create schema search;
grant usage on schema search to pendopo_app;
create extension if not exists btree_gin;

create table search.document (
  government_id uuid not null default platform.current_government(),
  subject text not null check (length(subject) between 1 and 200),
  site_id uuid not null,
  kind text not null,
  language text not null default 'id',
  title text not null,
  body text not null,
  url text not null,
  published_at timestamptz not null,
  tsv tsvector generated always as (
    setweight(to_tsvector('indonesian', platform.fold(title)), 'A') ||
    setweight(to_tsvector('simple', platform.fold(title)), 'A') ||
    setweight(to_tsvector('indonesian', platform.fold(body)), 'C')
  ) stored,
  primary key (government_id, subject)
);
comment on table search.document is 'What the public can find, one row for each published thing';
create index document_words on search.document using gin (government_id, tsv);
create index document_site on search.document (government_id, site_id, published_at desc);
select platform.protect_tenant_table('search.document');

create table search.word (
  government_id uuid not null default platform.current_government(),
  word text not null check (length(word) between 3 and 40),
  primary key (government_id, word)
);
comment on table search.word is 'Words that occur in titles and texts, for spelling and suggestions';
create index word_similar on search.word using gin (government_id, word gin_trgm_ops);
create index word_prefix on search.word (government_id, word text_pattern_ops);
select platform.protect_tenant_table('search.word');

-- Row-level security keeps operators such as @@ and % out of indexes, because they are not leakproof. These functions
-- run as the owner, for whom the policies below are open, and name the government of the transaction themselves.
create policy owner_reads on search.document for select to current_user using (true);
create policy owner_reads on search.word for select to current_user using (true);

create function search.find(query tsquery, only_site uuid, only_kinds text[], most integer)
  returns table (subject text, site_id uuid, kind text, title text, body text, url text, published_at timestamptz, rank real)
  language sql stable security definer set search_path = pg_catalog, public
as $$
  select d.subject, d.site_id, d.kind, d.title, d.body, d.url, d.published_at, ts_rank(d.tsv, query) as rank
  from search.document d
  where d.government_id = platform.current_government() and d.tsv @@ query
    and (only_site is null or d.site_id = only_site) and (only_kinds is null or d.kind = any (only_kinds))
  limit most
$$;
comment on function search.find is 'Matching documents of the transaction''s government, at most so many, in no order';

create function search.nearest_word(given text) returns text
  language sql stable security definer set search_path = pg_catalog, public
as $$
  select w.word from search.word w
  where w.government_id = platform.current_government() and w.word % given
  order by similarity(w.word, given) desc, w.word limit 1
$$;

create function search.knows_word(given text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
as $$
  select exists (select from search.word w where w.government_id = platform.current_government() and w.word = given)
$$;

create function search.words_beginning(prefix text, most integer) returns setof text
  language sql stable security definer set search_path = pg_catalog, public
as $$
  select w.word from search.word w
  where w.government_id = platform.current_government() and w.word like replace(replace(prefix, '%', ''), '_', '') || '%'
  order by w.word limit most
$$;

revoke all on all functions in schema search from public;
grant execute on all functions in schema search to pendopo_app;
