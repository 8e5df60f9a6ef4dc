create table disclosure.objection_ground (
  code text primary key check (code ~ '^[a-g]$'),
  effective_from date not null,
  text_id text not null,
  text_en text not null,
  citation text not null,
  is_verified boolean not null
);
comment on table disclosure.objection_ground is 'On which grounds a requester may object; the same for every government';
grant select on disclosure.objection_ground to pendopo_app;

insert into disclosure.objection_ground (code, effective_from, text_id, text_en, citation, is_verified) values
  ('a', '2010-04-30', 'Permintaan informasi ditolak dengan alasan pengecualian', 'The request was refused on a ground of exemption', 'UU 14/2008 Pasal 35 ayat (1) huruf a', true),
  ('b', '2010-04-30', 'Informasi yang wajib diumumkan berkala tidak disediakan', 'Information that must be published regularly is not provided', 'UU 14/2008 Pasal 35 ayat (1) huruf b', true),
  ('c', '2010-04-30', 'Permintaan informasi tidak ditanggapi', 'The request was not answered', 'UU 14/2008 Pasal 35 ayat (1) huruf c', true),
  ('d', '2010-04-30', 'Permintaan ditanggapi tidak sebagaimana yang diminta', 'The answer is not what was asked for', 'UU 14/2008 Pasal 35 ayat (1) huruf d', true),
  ('e', '2010-04-30', 'Permintaan informasi tidak dipenuhi', 'What was requested was not given', 'UU 14/2008 Pasal 35 ayat (1) huruf e', true),
  ('f', '2010-04-30', 'Biaya yang dikenakan tidak wajar', 'The fee is unreasonable', 'UU 14/2008 Pasal 35 ayat (1) huruf f', true),
  ('g', '2010-04-30', 'Informasi disampaikan melebihi jangka waktu', 'The information came after its time', 'UU 14/2008 Pasal 35 ayat (1) huruf g', true);

create table disclosure.objection (
  government_id uuid not null default platform.current_government(),
  case_id uuid not null,
  -- null: about periodic information that is missing, which nobody needs to ask for
  request_case_id uuid,
  ground text not null references disclosure.objection_ground (code),
  -- the refusal, the lapse, or the day on which the ground was found
  known_on date not null,
  -- until when the law lets it be filed; after that it is late, and taken in all the same
  filing_due_on date not null,
  is_late boolean not null,
  -- who files it for the requester (kuasa); empty when they do it themselves
  representative text not null check (length(representative) <= 200),
  -- how it was decided; all null before
  outcome text check (outcome in ('upheld', 'partly', 'rejected')),
  reason text check (length(reason) <= 5000),
  -- what the PPID must do; empty when it is rejected
  order_words text check (length(order_words) <= 5000),
  give_by date,
  letter_number text check (length(letter_number) <= 100),
  decided_on date,
  decided_by uuid,
  -- when an order that reopens no request was carried out; null while it is not, and where the request itself shows it
  carried_out_on date,
  primary key (government_id, case_id),
  foreign key (government_id, case_id) references cases.case (government_id, id),
  foreign key (government_id, request_case_id) references disclosure.request (government_id, case_id),
  check (request_case_id is not null or ground = 'b'),
  check ((outcome is null) = (decided_on is null) and (outcome is null) = (decided_by is null)),
  check (outcome is null or (outcome = 'rejected') = (give_by is null))
);
comment on table disclosure.objection is 'Objections (keberatan) to the superior of the PPID, beside their cases, and how they were decided';
create index objection_request on disclosure.objection (government_id, request_case_id) where request_case_id is not null;
create index objection_decided on disclosure.objection (government_id, decided_on, case_id) where decided_on is not null;
create index objection_ground_code on disclosure.objection (ground);
select platform.protect_tenant_table('disclosure.objection', 'select, insert, update');

create table disclosure.dispute (
  government_id uuid not null default platform.current_government(),
  objection_case_id uuid not null,
  -- as the commission registered it
  number text not null check (length(number) between 1 and 100),
  commission text not null check (length(commission) between 3 and 200),
  lodged_on date not null,
  -- how it ended; all null while it runs
  ending text check (ending in ('mediated', 'granted', 'partly', 'rejected', 'withdrawn')),
  ended_on date,
  ruling_number text check (length(ruling_number) <= 100),
  note text check (length(note) <= 5000),
  recorded_by uuid not null,
  primary key (government_id, objection_case_id),
  foreign key (government_id, objection_case_id) references disclosure.objection (government_id, case_id),
  check ((ending is null) = (ended_on is null)),
  check (ended_on >= lodged_on)
);
comment on table disclosure.dispute is 'Disputes (sengketa informasi) before the Komisi Informasi that followed an objection, and how they ended';
create index dispute_lodged on disclosure.dispute (government_id, lodged_on, objection_case_id);
select platform.protect_tenant_table('disclosure.dispute', 'select, insert, update');
