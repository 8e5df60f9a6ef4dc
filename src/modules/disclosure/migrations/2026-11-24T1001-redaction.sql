create table disclosure.redaction (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  case_id uuid not null,
  -- the document as it is; never given out
  file_id uuid not null,
  -- whether it was uploaded for this only, and goes with the case
  is_own_file boolean not null,
  name text not null check (length(name) between 1 and 200),
  -- width and height of each page as it is shown, in points, one after the other
  page_sizes real[] not null check (cardinality(page_sizes) between 2 and 200),
  has_text boolean not null,
  personal_count integer not null check (personal_count >= 0),
  begun_by uuid not null,
  -- the blacked copy; what it was made from does not change after that
  result_file_id uuid,
  saved_on date,
  saved_by uuid,
  primary key (government_id, id),
  foreign key (government_id, case_id) references disclosure.request (government_id, case_id),
  foreign key (government_id, file_id) references files.file (government_id, id),
  foreign key (government_id, result_file_id) references files.file (government_id, id),
  check ((result_file_id is null) = (saved_on is null) and (saved_on is null) = (saved_by is null))
);
comment on table disclosure.redaction is 'Documents of requests that are blacked out in part, and the copies that came of it';
create index redaction_case on disclosure.redaction (government_id, case_id, id);
create index redaction_file on disclosure.redaction (government_id, file_id);
create index redaction_result on disclosure.redaction (government_id, result_file_id);
select platform.protect_tenant_table('disclosure.redaction');

create table disclosure.redaction_box (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  redaction_id uuid not null,
  page smallint not null check (page between 1 and 100),
  -- points from the upper left corner of the page as it is shown
  x real not null,
  y real not null,
  width real not null check (width > 0),
  height real not null check (height > 0),
  -- the letter of UU 14/2008 ps. 17 by which it is closed
  article char(1) not null check (article between 'a' and 'j'),
  origin text not null check (origin in ('word', 'personal', 'drawn')),
  primary key (government_id, id),
  foreign key (government_id, redaction_id) references disclosure.redaction (government_id, id) on delete cascade
);
comment on table disclosure.redaction_box is 'Places on the pages of a document that are blacked out; what stood there is not kept';
create index redaction_box_order on disclosure.redaction_box (government_id, redaction_id, page, y, id);
select platform.protect_tenant_table('disclosure.redaction_box');
