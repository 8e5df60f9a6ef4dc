create table disclosure.exemption (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  unit_id uuid not null,
  unit_path text not null check (unit_path ~ '^/([^/]+/)*$'),
  -- what is closed, in words that reveal nothing of it
  title text not null check (length(title) between 1 and 300),
  -- codes of disclosure.refusal_article
  articles text[] not null check (cardinality(articles) > 0 and articles <@ array['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']),
  -- another act that closes it; empty when ps. 17 alone does
  other_basis text not null check (length(other_basis) <= 1000),
  -- the consequence test
  if_opened text not null check (length(if_opened) between 1 and 5000),
  if_closed text not null check (length(if_closed) between 1 and 5000),
  weighing text not null check (length(weighing) between 1 and 5000),
  took_part text not null check (length(took_part) <= 1000),
  tested_on date not null,
  tested_by uuid not null,
  state text not null check (state in ('proposed', 'decided', 'rejected', 'opened', 'expired')),
  decree_number text check (length(decree_number) between 1 and 100),
  decree_on date,
  decided_by uuid,
  valid_from date,
  -- the first day on which it is open again; null while the law sets no end
  valid_until date,
  -- why it was rejected or opened
  ended_because text check (length(ended_because) between 3 and 1000),
  primary key (government_id, id),
  check (decided_by is null or decided_by <> tested_by),
  check (state in ('proposed', 'rejected')
    or (decree_number is not null and decree_on is not null and decided_by is not null and valid_from is not null)),
  check (valid_until is null or valid_until > valid_from)
);
comment on table disclosure.exemption is 'Information that is kept closed, with the test of consequences and the decree (UU 14/2008 ps. 17 and 19)';
create index exemption_unit on disclosure.exemption (government_id, unit_path text_pattern_ops, id);
create index exemption_public on disclosure.exemption (government_id, id) where state = 'decided';
create index exemption_end on disclosure.exemption (government_id, valid_until) where state = 'decided' and valid_until is not null;
select platform.protect_tenant_table('disclosure.exemption', 'select, insert, update');

insert into deadlines.rule (id, effective_from, unit, amount, extension_amount, name_id, name_en, citation, is_verified) values
  ('disclosure.exemption-review', '2021-06-30', 'working-days', 10, null,
    'Uji ulang atau pembukaan informasi yang masa pengecualiannya berakhir', 'Testing anew or opening of information whose exemption has ended',
    'PerKI 1/2021 tentang uji konsekuensi; lamanya dari praktik (belum diverifikasi)', false);
