-- What was carried without some of its uploads is completed when they turn up.
alter table imports.source_item add column missing integer not null default 0;
comment on column imports.source_item.missing is 'Uploads that it shows and that were not there when it was carried';
