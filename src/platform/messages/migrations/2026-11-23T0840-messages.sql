create schema messages;
grant usage on schema messages to pendopo_app;

create table messages.message (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  -- what caused it; a second message with the same key is not written
  key text not null check (length(key) between 1 and 200),
  kind text not null check (kind ~ '^[a-z][a-z0-9.-]{2,99}$'),
  subject_ref text not null check (length(subject_ref) between 3 and 200),
  to_address text not null check (length(to_address) between 3 and 254),
  subject text not null check (length(subject) between 1 and 200 and subject !~ '[\n\r]'),
  body_text text not null check (length(body_text) between 1 and 100000),
  body_html text,
  -- a link that signs in: the body is erased once it was sent
  contains_secret boolean not null default false,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'held')),
  attempts integer not null default 0,
  -- the mail server's own code, or the kind of failure; never its words, which quote addresses
  last_error text check (length(last_error) <= 60),
  created_at timestamptz not null default now(),
  claimed_at timestamptz,
  sent_at timestamptz,
  primary key (government_id, id)
);
comment on table messages.message is 'Mail on its way out: written in the transaction that causes it, sent afterwards by a job';
create unique index message_key on messages.message (government_id, key);
create index message_newest on messages.message (government_id, state, id desc);
create index message_subject on messages.message (government_id, subject_ref, id desc);
select platform.protect_tenant_table('messages.message', 'select, insert, update');
