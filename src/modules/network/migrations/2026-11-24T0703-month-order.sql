-- Months are read whole, or of some targets: one index in the order in which they are written serves both.
alter table network.month_sample drop constraint month_sample_pkey;
drop index network.month_sample_government_id_at_target_id_idx;
alter table network.month_sample add primary key (government_id, at, target_id);
