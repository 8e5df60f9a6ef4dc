alter table network.alert_rule
  add column name text not null default '' check (length(name) <= 120),
  -- of what is watched, by how it is asked; empty: any
  add column methods text[] not null default '{}'
    check (methods <@ '{icmp,tcp,http,dns,snmp,agent,simulated}'::text[]),
  -- 1 Monday to 7 Sunday, of the day on which the hours begin
  add column days smallint[] not null default '{1,2,3,4,5,6,7}'
    check (days <@ '{1,2,3,4,5,6,7}'::smallint[] and cardinality(days) between 1 and 7),
  -- the unit that stands at unit_path; null: the government
  add column unit_id uuid,
  add column role_key text check (length(role_key) between 1 and 60),
  add column is_active boolean not null default true,
  drop constraint alert_rule_audience_check,
  drop constraint alert_rule_check,
  add constraint alert_rule_audience_check check (audience in ('operate', 'manage', 'head')),
  add constraint alert_rule_who_check check (num_nonnulls(audience, person_id, role_key) = 1);

create table network.incident_told (
  government_id uuid not null default platform.current_government(),
  incident_id uuid not null,
  person_id uuid not null,
  told_at timestamptz not null default now(),
  primary key (government_id, incident_id, person_id),
  foreign key (government_id, incident_id) references network.incident (government_id, id) on delete cascade
);
comment on table network.incident_told is 'Who was told of an incident, so that they and nobody else hear when it is over';
select platform.protect_tenant_table('network.incident_told', 'select, insert, delete');
