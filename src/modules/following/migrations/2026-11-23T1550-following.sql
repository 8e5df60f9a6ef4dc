create schema following;
grant usage on schema following to pendopo_app;

create table following.choice (
  government_id uuid not null default platform.current_government(),
  site_id uuid not null,
  is_on boolean not null,
  changed_at timestamptz not null default now(),
  primary key (government_id, site_id)
);
comment on table following.choice is 'Whether a site may be followed, where somebody has decided; otherwise its kind of unit decides';
select platform.protect_tenant_table('following.choice', 'select, insert, update');

create table following.key (
  government_id uuid not null default platform.current_government(),
  site_id uuid not null,
  algorithm text not null check (algorithm in ('rsa', 'ed25519')),
  public_jwk jsonb not null,
  sealed_private_jwk text not null,
  made_at timestamptz not null default now(),
  primary key (government_id, site_id, algorithm)
);
comment on table following.key is 'Keys with which a site signs; the private half is sealed under the secret of the installation';
select platform.protect_tenant_table('following.key', 'select, insert');

create table following.follower (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  site_id uuid not null,
  actor_uri text not null check (length(actor_uri) <= 1000),
  inbox_uri text not null check (length(inbox_uri) <= 1000),
  -- the shared inbox of the server where it has one, otherwise its own
  delivery_uri text not null check (length(delivery_uri) <= 1000),
  followed_at timestamptz not null default now(),
  failures integer not null default 0,
  failing_since timestamptz,
  primary key (government_id, id),
  unique (government_id, site_id, actor_uri)
);
comment on table following.follower is 'Who follows a site from another server: address and inbox, and nothing else';
create index follower_delivery on following.follower (government_id, delivery_uri);
create index follower_actor on following.follower (government_id, actor_uri);
select platform.protect_tenant_table('following.follower');

create table following.told (
  government_id uuid not null default platform.current_government(),
  content_id uuid not null,
  site_id uuid not null,
  -- of the content, as it was told last
  version integer not null,
  is_withdrawn boolean not null default false,
  first_told_at timestamptz not null,
  primary key (government_id, content_id)
);
comment on table following.told is 'Contents of which followers were told, so that changes and withdrawal follow';
create index told_site on following.told (government_id, site_id, first_told_at desc, content_id);
select platform.protect_tenant_table('following.told', 'select, insert, update');

create table following.activity (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  site_id uuid not null,
  kind text not null check (kind in ('Accept', 'Create', 'Update', 'Delete')),
  document jsonb not null,
  made_at timestamptz not null default now(),
  primary key (government_id, id)
);
comment on table following.activity is 'What is sent out, as it is signed; kept for 30 days';
create index activity_made on following.activity (government_id, made_at);
select platform.protect_tenant_table('following.activity', 'select, insert, delete');

create table following.delivery (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  activity_id uuid not null,
  site_id uuid not null,
  inbox_uri text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'refused', 'unreachable')),
  attempts integer not null default 0,
  error text,
  changed_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, activity_id) references following.activity (government_id, id) on delete cascade
);
comment on table following.delivery is 'One activity on its way to one inbox';
create index delivery_activity on following.delivery (government_id, activity_id);
create index delivery_changed on following.delivery (government_id, changed_at desc, id);
select platform.protect_tenant_table('following.delivery');

create table following.memory (
  government_id uuid not null default platform.current_government(),
  key text not null check (length(key) <= 2000),
  value jsonb not null,
  expires_at timestamptz not null,
  primary key (government_id, key)
);
comment on table following.memory is 'What is remembered for a while: activities already seen, public keys of other servers';
create index memory_expires on following.memory (government_id, expires_at);
select platform.protect_tenant_table('following.memory');
