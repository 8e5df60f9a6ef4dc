create schema action_links;
grant usage on schema action_links to pendopo_app;

create table action_links.link (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  -- SHA-256 of the token in the message; the token itself is kept nowhere
  token_hash bytea not null check (length(token_hash) = 32),
  purpose text not null check (purpose ~ '^[a-z][a-z-]*\.[a-z][a-z-]{1,60}$'),
  subject text not null check (length(subject) between 3 and 200),
  person_id uuid not null,
  unit_id uuid,
  -- ids, and what is public anyway
  payload jsonb not null check (length(payload::text) <= 4000),
  -- how the subject stood when the link was made; null is good for any
  state text check (length(state) <= 200),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (government_id, id),
  unique (government_id, token_hash)
);
comment on table action_links.link is 'Links in messages with which one person does one thing once, without signing in';
create index link_age on action_links.link (government_id, expires_at);
select platform.protect_tenant_table('action_links.link');

create table action_links.lifetime (
  government_id uuid not null default platform.current_government(),
  purpose text not null,
  hours integer not null check (hours between 1 and 720),
  primary key (government_id, purpose)
);
comment on table action_links.lifetime is 'For how many hours links of a purpose work at a government; 168 where no row stands';
select platform.protect_tenant_table('action_links.lifetime');
