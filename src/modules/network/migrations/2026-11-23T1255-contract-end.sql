-- the end of which the queue was told last
alter table network.contract add column noted_end date;
