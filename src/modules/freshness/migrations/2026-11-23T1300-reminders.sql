create table freshness.reminder_step (
  effective_from date not null,
  step smallint not null check (step >= 1),
  audience text not null check (audience in ('operator', 'head', 'sekda')),
  -- from which date of the item the days are counted: its due date, or the last day of its grace
  counted_from text not null check (counted_from in ('due', 'late')),
  offset_days smallint not null check (offset_days between -366 and 366),
  -- how many days the step before must have had its chance
  wait_days smallint not null check (wait_days between 0 and 366),
  primary key (effective_from, step)
);
comment on table freshness.reminder_step is 'Who is reminded when: the ladder in force is the one with the latest effective_from; the same for all governments';
grant select on freshness.reminder_step to pendopo_app;
insert into freshness.reminder_step (effective_from, step, audience, counted_from, offset_days, wait_days) values
  ('2010-04-30', 1, 'operator', 'due', -7, 0),
  ('2010-04-30', 2, 'head', 'late', 0, 7),
  ('2010-04-30', 3, 'sekda', 'late', 14, 14);

create table freshness.reminder (
  government_id uuid not null default platform.current_government(),
  item_id uuid not null,
  due_on date not null,
  step smallint not null,
  sent_on date not null,
  -- how many people were told; 0 when nobody holds the role
  told integer not null,
  primary key (government_id, item_id, due_on, step),
  foreign key (government_id, item_id) references freshness.item (government_id, id) on delete cascade
);
comment on table freshness.reminder is 'Which steps of the ladder an item has climbed for its due date, so that each is told once';
select platform.protect_tenant_table('freshness.reminder', 'select, insert');

create index confirmation_sampled on freshness.confirmation (government_id, id) where is_sampled;

create index item_order on freshness.item (government_id, (coalesce(due_on, '9999-12-31'::date)), id) where is_public;
create index item_unit_order on freshness.item (government_id, unit_id, (coalesce(due_on, '9999-12-31'::date)), id)
  where is_public;
create index standing_path on freshness.standing (government_id, unit_path text_pattern_ops);
