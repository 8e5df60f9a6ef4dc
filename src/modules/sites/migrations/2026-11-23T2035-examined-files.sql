-- A document that shows pictures only cannot be read; what tells of its makers is removed when it is sent in.
alter table sites.file_scan drop constraint file_scan_outcome_check;
alter table sites.file_scan add constraint file_scan_outcome_check check (outcome in ('read', 'untexted', 'unreadable'));
alter table sites.file_scan add column metadata text not null default 'kept'
  check (metadata in ('removed', 'none', 'signed', 'kept'));
comment on column sites.file_scan.metadata is 'What became of that in the file which tells of its makers';
