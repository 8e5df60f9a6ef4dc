create schema identity;
grant usage on schema identity to pendopo_app;

create table identity.login (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  -- Set: nobody signs in with it any more
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (government_id, id),
  unique (government_id, email)
);
comment on table identity.login is 'Who may sign in at a government. The same mail address may have a login at several governments';
select platform.protect_tenant_table('identity.login');

create table identity.session (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  login_id uuid not null,
  token text not null,
  -- The latest end of the session, however busy it is
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  -- Last seen, exact to the minute
  updated_at timestamptz not null default now(),
  -- When the person last proved who they are
  authenticated_at timestamptz not null default now(),
  ip_address text,
  user_agent text,
  primary key (government_id, id),
  unique (government_id, token),
  foreign key (government_id, login_id) references identity.login (government_id, id) on delete cascade
);
comment on table identity.session is 'Signed-in browsers. Deleting a row signs that browser out at once';
create index session_login on identity.session (government_id, login_id);
create index session_end on identity.session (government_id, expires_at);
select platform.protect_tenant_table('identity.session');

create table identity.credential (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  login_id uuid not null,
  -- 'credential' for a password, 'oidc' for the OpenID Connect provider
  provider_id text not null,
  -- The login's id for a password; the subject at the provider otherwise
  account_id text not null,
  -- argon2id in PHC format
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (government_id, id),
  unique (government_id, provider_id, account_id),
  foreign key (government_id, login_id) references identity.login (government_id, id) on delete cascade
);
comment on table identity.credential is 'With what a login proves itself: a password hash, or a subject at an OpenID Connect provider';
create index credential_login on identity.credential (government_id, login_id);
select platform.protect_tenant_table('identity.credential');

create table identity.verification (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  -- SHA-256 of what the browser holds
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (government_id, id)
);
comment on table identity.verification is 'Short-lived challenges: second factor under way, passkey ceremonies, OpenID Connect state';
create index verification_identifier on identity.verification (government_id, identifier);
create index verification_end on identity.verification (government_id, expires_at);
select platform.protect_tenant_table('identity.verification');

create table identity.two_factor (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  login_id uuid not null,
  -- Encrypted
  secret text not null,
  -- Encrypted
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz,
  -- Digest of the code that was used last: a code counts once (RFC 6238, section 5.2)
  last_code bytea,
  last_code_at timestamptz,
  primary key (government_id, id),
  unique (government_id, login_id),
  foreign key (government_id, login_id) references identity.login (government_id, id) on delete cascade
);
comment on table identity.two_factor is 'Second factor by authenticator application (TOTP, RFC 6238) with its backup codes';
select platform.protect_tenant_table('identity.two_factor');

create table identity.passkey (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  login_id uuid not null,
  name text,
  public_key text not null,
  credential_id text not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz default now(),
  primary key (government_id, id),
  unique (government_id, credential_id),
  foreign key (government_id, login_id) references identity.login (government_id, id) on delete cascade
);
comment on table identity.passkey is 'Passkeys (Web Authentication Level 3): public keys only';
create index passkey_login on identity.passkey (government_id, login_id);
select platform.protect_tenant_table('identity.passkey');

create table identity.sign_in_attempt (
  government_id uuid not null default platform.current_government(),
  kind text not null check (kind in ('mail', 'address', 'reset')),
  -- SHA-256 of the mail address or network address
  key bytea not null,
  failures integer not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz,
  primary key (government_id, kind, key)
);
comment on table identity.sign_in_attempt is 'Failures to sign in, for mail addresses with and without a login alike, and how long the next attempt has to wait';
create index sign_in_attempt_age on identity.sign_in_attempt (government_id, last_failed_at);
select platform.protect_tenant_table('identity.sign_in_attempt');

create table identity.password_link (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  login_id uuid not null,
  purpose text not null check (purpose in ('reset', 'invitation')),
  -- SHA-256 of the token in the mail
  token_hash bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (government_id, id),
  unique (government_id, token_hash),
  foreign key (government_id, login_id) references identity.login (government_id, id) on delete cascade
);
comment on table identity.password_link is 'Links sent by mail with which a person sets a password; each works once';
create index password_link_login on identity.password_link (government_id, login_id);
select platform.protect_tenant_table('identity.password_link');
