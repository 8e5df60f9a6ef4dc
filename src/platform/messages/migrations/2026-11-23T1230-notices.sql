create table messages.notice (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z0-9.-]{2,99}$'),
  key text not null check (length(key) between 1 and 200),
  title text not null check (length(title) between 1 and 200 and title !~ '[\n\r]'),
  body text not null check (length(body) <= 4000),
  -- a path on the government's own host
  href text not null check (href ~ '^/[^/\\]' and length(href) <= 500),
  -- links to be made when it is sent; their tokens are kept nowhere
  actions jsonb not null default '[]' check (length(actions::text) <= 20000),
  -- new: nobody has looked at the person's choice yet; daily, weekly: waits for a digest
  state text not null default 'new' check (state in ('new', 'daily', 'weekly', 'sent', 'dropped')),
  created_at timestamptz not null default now(),
  waits_since timestamptz,
  settled_at timestamptz,
  primary key (government_id, id),
  unique (government_id, person_id, key)
);
comment on table messages.notice is 'What a person is to be told, on the way that they chose: at once or in a digest';
create index notice_waiting on messages.notice (government_id, state, person_id) where state in ('daily', 'weekly');
create index notice_settled on messages.notice (government_id, settled_at);
select platform.protect_tenant_table('messages.notice');

create table messages.choice (
  government_id uuid not null default platform.current_government(),
  person_id uuid not null,
  kind text not null,
  channel text not null check (channel in ('push', 'mail', 'daily', 'weekly', 'none')),
  primary key (government_id, person_id, kind)
);
comment on table messages.choice is 'On which way a person wants notices of a kind; the usual way of the kind where no row stands';
select platform.protect_tenant_table('messages.choice');

create table messages.digest_time (
  government_id uuid not null default platform.current_government(),
  person_id uuid not null,
  hour smallint not null check (hour between 0 and 23),
  -- 1 is Monday (ISO 8601)
  weekday smallint not null check (weekday between 1 and 7),
  primary key (government_id, person_id)
);
comment on table messages.digest_time is 'When a person gets digests, by the clock of the government; 7 o''clock and Mondays where no row stands';
select platform.protect_tenant_table('messages.digest_time');
