create table disclosure.refusal_article (
  code text primary key check (code ~ '^[a-z]$'),
  effective_from date not null,
  text_id text not null,
  text_en text not null,
  citation text not null,
  is_verified boolean not null
);
comment on table disclosure.refusal_article is 'Why the law lets information be kept closed; the same for every government';
grant select on disclosure.refusal_article to pendopo_app;

insert into disclosure.refusal_article (code, effective_from, text_id, text_en, citation, is_verified) values
  ('a', '2010-04-30', 'dapat menghambat proses penegakan hukum', 'may hinder law enforcement', 'UU 14/2008 Pasal 17 huruf a', true),
  ('b', '2010-04-30', 'dapat mengganggu pelindungan hak atas kekayaan intelektual dan pelindungan dari persaingan usaha tidak sehat', 'may harm intellectual property or fair competition', 'UU 14/2008 Pasal 17 huruf b', true),
  ('c', '2010-04-30', 'dapat membahayakan pertahanan dan keamanan negara', 'may endanger national defence and security', 'UU 14/2008 Pasal 17 huruf c', true),
  ('d', '2010-04-30', 'dapat mengungkapkan kekayaan alam Indonesia', 'may reveal the natural riches of Indonesia', 'UU 14/2008 Pasal 17 huruf d', true),
  ('e', '2010-04-30', 'dapat merugikan ketahanan ekonomi nasional', 'may harm the national economy', 'UU 14/2008 Pasal 17 huruf e', true),
  ('f', '2010-04-30', 'dapat merugikan kepentingan hubungan luar negeri', 'may harm foreign relations', 'UU 14/2008 Pasal 17 huruf f', true),
  ('g', '2010-04-30', 'dapat mengungkapkan isi akta otentik yang bersifat pribadi dan kemauan terakhir ataupun wasiat seseorang', 'may reveal a private deed or a last will', 'UU 14/2008 Pasal 17 huruf g', true),
  ('h', '2010-04-30', 'dapat mengungkap rahasia pribadi', 'may reveal what is private to a person', 'UU 14/2008 Pasal 17 huruf h', true),
  ('i', '2010-04-30', 'memorandum atau surat antar atau intra Badan Publik yang menurut sifatnya dirahasiakan', 'memoranda or letters within or between public bodies that are secret by nature', 'UU 14/2008 Pasal 17 huruf i', true),
  ('j', '2010-04-30', 'informasi yang tidak boleh diungkapkan berdasarkan undang-undang', 'what another act forbids to reveal', 'UU 14/2008 Pasal 17 huruf j', true);

create table disclosure.request (
  government_id uuid not null default platform.current_government(),
  case_id uuid not null,
  requester_kind text not null check (requester_kind in ('person', 'group', 'legal-entity')),
  -- the group or body for which somebody asks; empty for a person
  represented text not null check (length(represented) <= 200),
  occupation text not null check (length(occupation) <= 200),
  purpose text not null check (length(purpose) <= 5000),
  access_way text not null check (access_way in ('see', 'paper', 'digital')),
  delivery_way text not null check (delivery_way in ('counter', 'courier', 'post', 'email', 'fax')),
  -- whether the officer found it complete
  check_result text not null default 'unchecked' check (check_result in ('unchecked', 'complete', 'incomplete')),
  checked_on date,
  checked_by uuid,
  primary key (government_id, case_id),
  foreign key (government_id, case_id) references cases.case (government_id, id)
);
comment on table disclosure.request is 'What the law asks of a request for public information, beside its case';
select platform.protect_tenant_table('disclosure.request', 'select, insert, update');

create table disclosure.decision (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  case_id uuid not null,
  outcome text not null check (outcome in ('granted', 'partly', 'refused', 'not-held')),
  -- codes of disclosure.refusal_article
  articles text[] not null check (articles <@ array['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']),
  -- why, in the words of the PPID
  reason text not null check (length(reason) <= 5000),
  -- who holds it, when somebody else does
  holder text not null check (length(holder) <= 300),
  fee_rupiah bigint not null check (fee_rupiah between 0 and 1000000000),
  fee_note text not null check (length(fee_note) <= 500),
  letter_number text not null check (length(letter_number) <= 100),
  decided_on date not null,
  decided_by uuid not null,
  primary key (government_id, id),
  foreign key (government_id, case_id) references disclosure.request (government_id, case_id),
  check (outcome not in ('partly', 'refused') or cardinality(articles) > 0)
);
comment on table disclosure.decision is 'How a request was decided; a reopened one may be decided again, the last holds';
create index decision_request on disclosure.decision (government_id, case_id, id);
create index decision_day on disclosure.decision (government_id, decided_on, id);
select platform.protect_tenant_table('disclosure.decision', 'select, insert, update (reason, holder, fee_note)');
