create table network.alert_rule (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  unit_path text not null,
  kinds text[] not null default '{down,flapping,silent}' check (kinds <@ '{down,flapping,silent}'::text[]),
  least_cut_off integer not null default 0 check (least_cut_off between 0 and 100000),
  -- hours of the government's day; equal: at any hour
  from_hour smallint not null default 0 check (from_hour between 0 and 23),
  to_hour smallint not null default 0 check (to_hour between 0 and 23),
  -- 0 at once, else when nobody has acknowledged by then
  after_minutes integer not null default 0 check (after_minutes between 0 and 10080),
  -- those who may do this above the unit, or one person
  audience text check (audience in ('operate', 'manage')),
  person_id uuid,
  primary key (government_id, id),
  check ((audience is null) <> (person_id is null))
);
comment on table network.alert_rule is 'Who is told of which incidents, and after how long; empty: the usual rules hold';
select platform.protect_tenant_table('network.alert_rule');
