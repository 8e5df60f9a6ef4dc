create schema cases;
grant usage on schema cases to pendopo_app;

create table cases.counter (
  government_id uuid not null default platform.current_government(),
  prefix text not null check (prefix ~ '^[A-Z]{2,4}$'),
  year integer not null check (year between 2000 and 2200),
  last integer not null check (last > 0),
  primary key (government_id, prefix, year)
);
comment on table cases.counter is 'The last number given out, by prefix and year';
select platform.protect_tenant_table('cases.counter', 'select, insert, update');

create table cases.case (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z-]{1,39}$'),
  number text not null check (length(number) between 10 and 24),
  -- key of the form's first page: what arrives twice is one case
  submission_key uuid not null,
  -- SHA-256 of the tracking secret, which is not stored
  secret_hash text not null check (secret_hash ~ '^[0-9a-f]{64}$'),
  channel text not null check (channel in ('web', 'counter', 'phone', 'letter', 'email', 'whatsapp', 'village')),
  visibility text not null check (visibility in ('open', 'confidential', 'anonymous')),
  title text not null check (length(title) between 1 and 200),
  body text not null check (length(body) <= 20000),
  received_on date not null,
  filed_at timestamptz not null,
  taken_in_by uuid,
  -- how it stands, as it follows from cases.event; written with each event
  status text not null check (status in ('open', 'waiting', 'answered', 'closed', 'withdrawn', 'merged')),
  unit_id uuid not null,
  unit_path text not null check (unit_path ~ '^/([^/]+/)*$'),
  assignee_id uuid,
  outcome text,
  merged_into_id uuid,
  -- the running deadline of the answer; the last one once answered
  deadline_id uuid,
  answered_on date,
  -- when an answered case closes, and a closed one loses its personal data
  closes_on date,
  erases_on date,
  is_erased boolean not null default false,
  primary key (government_id, id),
  foreign key (government_id, merged_into_id) references cases.case (government_id, id)
);
comment on table cases.case is 'Everything a citizen sends in, on whatever channel; how it stands is a reading of its events';
create unique index case_number on cases.case (government_id, number);
create unique index case_submission on cases.case (government_id, submission_key);
create index case_deadline on cases.case (government_id, deadline_id);
create index case_merged on cases.case (government_id, merged_into_id) where merged_into_id is not null;
create index case_assignee on cases.case (government_id, assignee_id) where status in ('open', 'waiting') and assignee_id is not null;
create index case_unit on cases.case (government_id, unit_path text_pattern_ops, id) where status in ('open', 'waiting');
create index case_filed on cases.case (government_id, id desc);
create index case_closing on cases.case (government_id, closes_on) where status = 'answered';
create index case_erasing on cases.case (government_id, erases_on) where erases_on is not null and not is_erased;
create index case_title on cases.case using gin (platform.fold(title) gin_trgm_ops) where status in ('open', 'waiting');
select platform.protect_tenant_table('cases.case', 'select, insert, update');

create table cases.requester (
  government_id uuid not null default platform.current_government(),
  case_id uuid not null,
  name text not null check (length(name) <= 200),
  email text not null check (length(email) <= 254),
  phone text not null check (length(phone) <= 40),
  address text not null check (length(address) <= 500),
  -- sealed, with a mark for equality; null when not told
  nik_sealed text,
  nik_mark text,
  language text not null check (language in ('id', 'en')),
  primary key (government_id, case_id),
  foreign key (government_id, case_id) references cases.case (government_id, id)
);
comment on table cases.requester is 'Who sent a case in; none for anonymous ones, and removed when its time is over';
create index requester_email on cases.requester (government_id, email) where email <> '';
create index requester_phone on cases.requester (government_id, phone) where phone <> '';
create index requester_nik on cases.requester (government_id, nik_mark) where nik_mark is not null;
select platform.protect_tenant_table('cases.requester', 'select, insert, delete');

create table cases.event (
  government_id uuid not null default platform.current_government(),
  case_id uuid not null,
  -- from 1, without gaps
  sequence integer not null check (sequence > 0),
  kind text not null,
  -- ids and codes only
  fact jsonb not null,
  -- what was written; null when nothing was, and once erased
  words text check (length(words) <= 20000),
  author text not null check (author in ('citizen', 'officer', 'system')),
  person_id uuid,
  happened_at timestamptz not null,
  primary key (government_id, case_id, sequence),
  foreign key (government_id, case_id) references cases.case (government_id, id)
);
comment on table cases.event is 'The history of each case. Only ever added to; of a line only the words may be erased';
select platform.protect_tenant_table('cases.event', 'select, insert, update (words)');

create table cases.attachment (
  government_id uuid not null default platform.current_government(),
  case_id uuid not null,
  file_id uuid not null,
  -- the event with which it came
  sequence integer not null,
  -- false: a scan or paper of the office
  is_from_citizen boolean not null,
  -- whether the citizen sees it on the tracking page
  is_shown boolean not null,
  primary key (government_id, case_id, file_id),
  foreign key (government_id, case_id, sequence) references cases.event (government_id, case_id, sequence),
  foreign key (government_id, file_id) references files.file (government_id, id)
);
comment on table cases.attachment is 'Files of a case, from either side';
create index attachment_event on cases.attachment (government_id, case_id, sequence);
create index attachment_file on cases.attachment (government_id, file_id);
select platform.protect_tenant_table('cases.attachment', 'select, insert, delete');

create table cases.task (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  case_id uuid not null,
  unit_id uuid not null,
  unit_path text not null check (unit_path ~ '^/([^/]+/)*$'),
  request text not null check (length(request) between 1 and 5000),
  due_on date not null,
  answer text check (length(answer) <= 20000),
  asked_by uuid not null,
  answered_by uuid,
  -- 'dropped': the case was answered without it
  state text not null check (state in ('open', 'answered', 'dropped')),
  primary key (government_id, id),
  foreign key (government_id, case_id) references cases.case (government_id, id)
);
comment on table cases.task is 'Parts of a case that other units answer';
create index task_case on cases.task (government_id, case_id, id);
create index task_unit on cases.task (government_id, unit_path text_pattern_ops) where state = 'open';
select platform.protect_tenant_table('cases.task', 'select, insert, update');

create table cases.template (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  unit_id uuid not null,
  unit_path text not null check (unit_path ~ '^/([^/]+/)*$'),
  -- null: for every kind
  kind text,
  name text not null check (length(name) between 1 and 100),
  body text not null check (length(body) between 1 and 10000),
  primary key (government_id, id)
);
comment on table cases.template is 'Answers that an office gives again and again, for the unit and those below it';
create index template_unit on cases.template (government_id, unit_path);
select platform.protect_tenant_table('cases.template');

insert into deadlines.rule (id, effective_from, unit, amount, extension_amount, name_id, name_en, citation, is_verified) values
  ('cases.question-answer', '2018-11-30', 'working-days', 5, null,
    'Jawaban atas permintaan informasi atau pertanyaan', 'Answer to a question',
    'PermenPANRB 62/2018, layanan pengaduan: permintaan informasi (belum diverifikasi terhadap PermenPANRB 5/2025)', false),
  ('cases.closing', '2018-11-30', 'working-days', 10, null,
    'Kasus yang dijawab ditutup bila tidak ditanggapi', 'An answered case closes when nothing is said',
    'PermenPANRB 62/2018, SP4N-LAPOR! (belum diverifikasi terhadap PermenPANRB 5/2025)', false),
  ('cases.retention', '2022-10-17', 'months', 24, null,
    'Data pribadi dihapus setelah kasus ditutup', 'Personal data are erased after a case has closed',
    'UU 27/2022 Pasal 43 dan 44; lamanya ditetapkan daerah (JRA, UU 43/2009)', false);
