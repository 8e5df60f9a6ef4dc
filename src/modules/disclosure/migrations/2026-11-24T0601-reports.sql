create table disclosure.report (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  year integer not null check (year between 2000 and 2200),
  -- 0: the whole year; 1 to 3: four months of it
  third smallint not null check (third between 0 and 3),
  -- what people write, by part of the report
  words jsonb not null,
  -- the figures as they were published; null while it is a draft, whose figures are counted anew
  figures jsonb,
  published_on date,
  published_by uuid,
  -- the paper as it was published
  file_id uuid,
  primary key (government_id, id),
  foreign key (government_id, file_id) references files.file (government_id, id),
  check ((published_on is null) = (figures is null) and (published_on is null) = (file_id is null))
);
comment on table disclosure.report is 'Reports on information services: what people wrote, and once published the figures as they stood';
create unique index report_period on disclosure.report (government_id, year, third);
create index report_file on disclosure.report (government_id, file_id);
select platform.protect_tenant_table('disclosure.report', 'select, insert, update');

insert into deadlines.rule (id, effective_from, unit, amount, extension_amount, name_id, name_en, citation, is_verified) values
  ('disclosure.annual-report', '2021-06-30', 'months', 3, null,
    'Laporan tahunan layanan informasi publik', 'Yearly report on information services',
    'PerKI 1/2021: paling lambat tiga bulan setelah tahun berakhir (belum diverifikasi)', false);
