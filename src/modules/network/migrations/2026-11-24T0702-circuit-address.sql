-- An address that answers over this circuit only, such as that of the office's router on it; null: not known.
alter table network.link add column watch_address inet check (watch_address is null or masklen(watch_address) in (32, 128));
create unique index link_watch on network.link (government_id, watch_address) where watch_address is not null and status <> 'stopped';
