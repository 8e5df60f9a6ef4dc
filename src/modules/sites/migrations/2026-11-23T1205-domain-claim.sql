create table sites.domain_claim (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  site_id uuid not null,
  name text not null check (name = lower(name) and length(name) between 4 and 253),
  -- stands in a TXT record of the domain, so that only who holds the domain can have it shown here
  token text not null check (length(token) between 20 and 100),
  claimed_at timestamptz not null default now(),
  proved_at timestamptz,
  primary key (government_id, id),
  unique (government_id, name),
  foreign key (government_id, site_id) references sites.site (government_id, id) on delete cascade
);
comment on table sites.domain_claim is 'Domains that a site wants to be read at; shown there once proved, by a row of http.host';
create index domain_claim_site on sites.domain_claim (government_id, site_id);
select platform.protect_tenant_table('sites.domain_claim');
