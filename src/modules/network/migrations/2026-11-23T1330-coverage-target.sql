create table network.coverage_target (
  government_id uuid not null default platform.current_government(),
  unit_kind text not null check (unit_kind in ('opd', 'uptd', 'kecamatan', 'kelurahan', 'desa', 'school', 'puskesmas')),
  wants_lan boolean not null,
  mbps numeric(12, 3) not null check (mbps >= 0 and mbps <= 1000000),
  set_by uuid,
  set_at timestamptz not null default now(),
  primary key (government_id, unit_kind)
);
comment on table network.coverage_target is 'What every unit of a kind shall have, as the government decided';
select platform.protect_tenant_table('network.coverage_target');
