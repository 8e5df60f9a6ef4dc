create table cases.gateway (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  channel text not null check (channel in ('email', 'whatsapp', 'village')),
  unit_id uuid not null,
  unit_path text not null check (unit_path ~ '^/([^/]+/)*$'),
  -- the shared key, sealed
  key_sealed text not null,
  added_by uuid not null,
  added_at timestamptz not null,
  -- null while it may send
  closed_at timestamptz,
  primary key (government_id, id)
);
comment on table cases.gateway is 'Programs that hand in what came by mail, WhatsApp or a village application';
create index gateway_unit on cases.gateway (government_id, unit_path);
select platform.protect_tenant_table('cases.gateway', 'select, insert, update');
