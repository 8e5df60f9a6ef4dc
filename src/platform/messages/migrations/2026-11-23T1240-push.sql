create table messages.push_host (
  -- a host, or all names below it
  name text primary key check (name = lower(name) and length(name) between 1 and 253),
  note text not null
);
comment on table messages.push_host is 'Push services of browsers; a subscription elsewhere is refused. The same for all governments';
insert into messages.push_host (name, note) values
  ('fcm.googleapis.com', 'Chrome, Edge on Android, Opera, Samsung Internet'),
  ('push.services.mozilla.com', 'Firefox'),
  ('push.apple.com', 'Safari'),
  ('notify.windows.com', 'Edge on Windows');
grant select on messages.push_host to pendopo_app;

create table messages.push_subscription (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  person_id uuid not null,
  endpoint text not null check (length(endpoint) between 10 and 1000),
  p256dh text not null check (length(p256dh) between 80 and 100),
  auth text not null check (length(auth) between 16 and 40),
  -- browser and system, as the browser says of itself
  device text not null check (length(device) between 1 and 100),
  created_at timestamptz not null default now(),
  last_sent_at timestamptz,
  primary key (government_id, id),
  unique (government_id, endpoint)
);
comment on table messages.push_subscription is 'Devices on which a person is told at once (RFC 8030)';
create index push_subscription_person on messages.push_subscription (government_id, person_id);
select platform.protect_tenant_table('messages.push_subscription');

create table messages.push (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  notice_id uuid not null,
  subscription_id uuid not null,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed')),
  attempts integer not null default 0,
  last_error text check (length(last_error) <= 60),
  created_at timestamptz not null default now(),
  claimed_at timestamptz,
  sent_at timestamptz,
  primary key (government_id, id),
  unique (government_id, notice_id, subscription_id),
  foreign key (government_id, notice_id) references messages.notice (government_id, id) on delete cascade
);
comment on table messages.push is 'Notices on their way to devices: written in the transaction that chose the way, sent afterwards by a job';
create index push_state on messages.push (government_id, state, id);
select platform.protect_tenant_table('messages.push');
