create table disclosure.answer (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  -- in the public address; given once
  number integer not null check (number > 0),
  case_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  question text not null check (length(question) between 1 and 20000),
  answer text not null check (length(answer) between 1 and 20000),
  outcome text not null check (outcome in ('granted', 'partly', 'refused', 'not-held')),
  -- codes of disclosure.refusal_article
  articles text[] not null,
  unit_id uuid not null,
  unit_path text not null check (unit_path ~ '^/([^/]+/)*$'),
  answered_on date not null,
  year smallint not null,
  -- working days from receipt to decision
  working_days integer not null check (working_days >= 0),
  is_public boolean not null,
  published_at timestamptz not null,
  changed_at timestamptz not null,
  -- why it was withdrawn; empty while the public reads it
  withdrawal text not null default '' check (length(withdrawal) <= 500),
  words tsvector generated always as (
    setweight(to_tsvector('indonesian', title), 'A') || setweight(to_tsvector('indonesian', question), 'B')
      || setweight(to_tsvector('indonesian', answer), 'C')) stored,
  primary key (government_id, id),
  foreign key (government_id, case_id) references disclosure.request (government_id, case_id),
  check (is_public = (withdrawal = ''))
);
comment on table disclosure.answer is 'Answered requests as everyone reads them, without the one who asked';
create unique index answer_number on disclosure.answer (government_id, number);
create unique index answer_case on disclosure.answer (government_id, case_id);
create index answer_public on disclosure.answer (government_id, number desc) where is_public;
create index answer_path on disclosure.answer (government_id, unit_path text_pattern_ops, number desc) where is_public;
select platform.protect_tenant_table('disclosure.answer', 'select, insert, update');

create table disclosure.answer_file (
  government_id uuid not null default platform.current_government(),
  answer_id uuid not null,
  -- a copy without metadata, of its own, for everyone
  file_id uuid not null,
  -- the file of the case of which it is the copy
  source_file_id uuid not null,
  primary key (government_id, answer_id, file_id),
  foreign key (government_id, answer_id) references disclosure.answer (government_id, id),
  foreign key (government_id, file_id) references files.file (government_id, id)
);
comment on table disclosure.answer_file is 'Files that were chosen to be published with an answer';
create index answer_file_file on disclosure.answer_file (government_id, file_id);
select platform.protect_tenant_table('disclosure.answer_file', 'select, insert, delete');

create table disclosure.answer_use (
  government_id uuid not null default platform.current_government(),
  answer_id uuid not null,
  used_on date not null,
  times integer not null check (times > 0),
  primary key (government_id, answer_id, used_on),
  foreign key (government_id, answer_id) references disclosure.answer (government_id, id)
);
comment on table disclosure.answer_use is 'How often somebody found in an answer what they wanted to ask, day by day; nobody is known';
select platform.protect_tenant_table('disclosure.answer_use', 'select, insert, update');
