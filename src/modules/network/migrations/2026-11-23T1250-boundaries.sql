create table network.boundary (
  government_id uuid not null default platform.current_government(),
  area_code text not null check (area_code ~ '^[0-9]{2}(\.[0-9]{2}){0,2}(\.[0-9]{4})?$'),
  name text not null check (length(name) between 1 and 200),
  -- GeoJSON coordinates of a MultiPolygon, WGS 84 (RFC 7946, section 3.1.7).
  outline jsonb not null,
  source text not null check (length(source) between 1 and 300),
  imported_at timestamptz not null,
  primary key (government_id, area_code)
);
comment on table network.boundary is 'Outlines of kecamatan or desa, imported from a GeoJSON file, as the ground of maps.';
select platform.protect_tenant_table('network.boundary');
