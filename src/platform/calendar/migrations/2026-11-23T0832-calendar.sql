create schema calendar;
grant usage on schema calendar to pendopo_app;

create table calendar.holiday (
  on_date date not null primary key,
  kind text not null check (kind in ('libur-nasional', 'cuti-bersama')),
  name text not null check (length(name) between 3 and 120),
  citation text not null check (length(citation) between 3 and 300),
  is_verified boolean not null
);
comment on table calendar.holiday is 'National holidays (libur nasional) and collective leave (cuti bersama), the same for all governments';
comment on column calendar.holiday.is_verified is 'False: taken over from memory, shown as "belum diverifikasi"';
-- Read by everyone; changed only by an act on the whole installation, which works under the government of zeros.
alter table calendar.holiday enable row level security;
alter table calendar.holiday force row level security;
create policy readable on calendar.holiday for select using (true);
create policy changed_by_the_installation on calendar.holiday
  using (platform.current_government() = '00000000-0000-0000-0000-000000000000')
  with check (platform.current_government() = '00000000-0000-0000-0000-000000000000');
grant select, insert, update, delete on calendar.holiday to pendopo_app;

create table calendar.national_week (
  effective_from date not null primary key,
  -- ISO weekdays: 1 Monday to 7 Sunday
  work_days smallint[] not null check (work_days <@ '{1,2,3,4,5,6,7}' and cardinality(work_days) between 1 and 7),
  counts_collective_leave_as_work boolean not null,
  citation text not null,
  is_verified boolean not null
);
comment on table calendar.national_week is 'The working week that holds where a government has set none of its own';
grant select on calendar.national_week to pendopo_app;

create table calendar.local_week (
  government_id uuid not null default platform.current_government(),
  work_days smallint[] not null check (work_days <@ '{1,2,3,4,5,6,7}' and cardinality(work_days) between 5 and 6),
  counts_collective_leave_as_work boolean not null,
  citation text not null check (length(citation) between 3 and 300),
  set_by uuid,
  set_at timestamptz not null default now(),
  primary key (government_id)
);
comment on table calendar.local_week is 'The working week of one government, five or six days, where it differs from the national one';
select platform.protect_tenant_table('calendar.local_week');

create table calendar.local_holiday (
  government_id uuid not null default platform.current_government(),
  on_date date not null,
  -- 'off': a day off here only; 'work': worked here although the national calendar or the week says otherwise
  kind text not null check (kind in ('off', 'work')),
  reason text not null check (length(reason) between 3 and 200),
  citation text not null check (length(citation) between 3 and 300),
  set_by uuid,
  set_at timestamptz not null default now(),
  primary key (government_id, on_date)
);
comment on table calendar.local_holiday is 'Days on which one government departs from the national calendar: a local day off, or a day that is worked';
select platform.protect_tenant_table('calendar.local_holiday');

insert into calendar.national_week values
  ('2023-01-01', '{1,2,3,4,5}', false, 'Perpres 21/2023 tentang Hari Kerja dan Jam Kerja Instansi Pemerintah dan Pegawai ASN', false);

select set_config('app.government_id', '00000000-0000-0000-0000-000000000000', true);

insert into calendar.holiday (on_date, kind, name, citation, is_verified)
select on_date::date, kind, name, 'SKB Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB Nomor 1017/2024, 2/2024, dan 2/2024', true
from (values
  ('2025-01-01', 'libur-nasional', 'Tahun Baru 2025 Masehi'),
  ('2025-01-27', 'libur-nasional', 'Isra Mikraj Nabi Muhammad saw.'),
  ('2025-01-28', 'cuti-bersama', 'Cuti bersama Tahun Baru Imlek'),
  ('2025-01-29', 'libur-nasional', 'Tahun Baru Imlek 2576 Kongzili'),
  ('2025-03-28', 'cuti-bersama', 'Cuti bersama Hari Suci Nyepi'),
  ('2025-03-29', 'libur-nasional', 'Hari Suci Nyepi (Tahun Baru Saka 1947)'),
  ('2025-03-31', 'libur-nasional', 'Idulfitri 1446 Hijriah'),
  ('2025-04-01', 'libur-nasional', 'Idulfitri 1446 Hijriah'),
  ('2025-04-02', 'cuti-bersama', 'Cuti bersama Idulfitri'),
  ('2025-04-03', 'cuti-bersama', 'Cuti bersama Idulfitri'),
  ('2025-04-04', 'cuti-bersama', 'Cuti bersama Idulfitri'),
  ('2025-04-07', 'cuti-bersama', 'Cuti bersama Idulfitri'),
  ('2025-04-18', 'libur-nasional', 'Wafat Yesus Kristus'),
  ('2025-04-20', 'libur-nasional', 'Kebangkitan Yesus Kristus (Paskah)'),
  ('2025-05-01', 'libur-nasional', 'Hari Buruh Internasional'),
  ('2025-05-12', 'libur-nasional', 'Hari Raya Waisak 2569 BE'),
  ('2025-05-13', 'cuti-bersama', 'Cuti bersama Hari Raya Waisak'),
  ('2025-05-29', 'libur-nasional', 'Kenaikan Yesus Kristus'),
  ('2025-05-30', 'cuti-bersama', 'Cuti bersama Kenaikan Yesus Kristus'),
  ('2025-06-01', 'libur-nasional', 'Hari Lahir Pancasila'),
  ('2025-06-06', 'libur-nasional', 'Iduladha 1446 Hijriah'),
  ('2025-06-09', 'cuti-bersama', 'Cuti bersama Iduladha'),
  ('2025-06-27', 'libur-nasional', '1 Muharam Tahun Baru Islam 1447 Hijriah'),
  ('2025-08-17', 'libur-nasional', 'Proklamasi Kemerdekaan'),
  ('2025-09-05', 'libur-nasional', 'Maulid Nabi Muhammad saw.'),
  ('2025-12-25', 'libur-nasional', 'Kelahiran Yesus Kristus (Natal)'),
  ('2025-12-26', 'cuti-bersama', 'Cuti bersama Natal')
) as given (on_date, kind, name);

insert into calendar.holiday (on_date, kind, name, citation, is_verified)
select on_date::date, kind, name, 'SKB Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB Nomor 1497/2025, 2/2025, dan 5/2025', true
from (values
  ('2026-01-01', 'libur-nasional', 'Tahun Baru 2026 Masehi'),
  ('2026-01-16', 'libur-nasional', 'Isra Mikraj Nabi Muhammad saw.'),
  ('2026-02-16', 'cuti-bersama', 'Cuti bersama Tahun Baru Imlek'),
  ('2026-02-17', 'libur-nasional', 'Tahun Baru Imlek 2577 Kongzili'),
  ('2026-03-18', 'cuti-bersama', 'Cuti bersama Hari Suci Nyepi'),
  ('2026-03-19', 'libur-nasional', 'Hari Suci Nyepi (Tahun Baru Saka 1948)'),
  ('2026-03-20', 'cuti-bersama', 'Cuti bersama Idulfitri'),
  ('2026-03-21', 'libur-nasional', 'Idulfitri 1447 Hijriah'),
  ('2026-03-22', 'libur-nasional', 'Idulfitri 1447 Hijriah'),
  ('2026-03-23', 'cuti-bersama', 'Cuti bersama Idulfitri'),
  ('2026-03-24', 'cuti-bersama', 'Cuti bersama Idulfitri'),
  ('2026-04-03', 'libur-nasional', 'Wafat Yesus Kristus'),
  ('2026-04-05', 'libur-nasional', 'Kebangkitan Yesus Kristus (Paskah)'),
  ('2026-05-01', 'libur-nasional', 'Hari Buruh Internasional'),
  ('2026-05-14', 'libur-nasional', 'Kenaikan Yesus Kristus'),
  ('2026-05-15', 'cuti-bersama', 'Cuti bersama Kenaikan Yesus Kristus'),
  ('2026-05-27', 'libur-nasional', 'Iduladha 1447 Hijriah'),
  ('2026-05-28', 'cuti-bersama', 'Cuti bersama Iduladha'),
  ('2026-05-31', 'libur-nasional', 'Hari Raya Waisak 2570 BE'),
  ('2026-06-01', 'libur-nasional', 'Hari Lahir Pancasila'),
  ('2026-06-16', 'libur-nasional', '1 Muharam Tahun Baru Islam 1448 Hijriah'),
  ('2026-08-17', 'libur-nasional', 'Proklamasi Kemerdekaan'),
  ('2026-08-25', 'libur-nasional', 'Maulid Nabi Muhammad saw.'),
  ('2026-12-24', 'cuti-bersama', 'Cuti bersama Natal'),
  ('2026-12-25', 'libur-nasional', 'Kelahiran Yesus Kristus (Natal)')
) as given (on_date, kind, name);

insert into calendar.holiday (on_date, kind, name, citation, is_verified)
select on_date::date, kind, name, 'SKB Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB Nomor 1205/2026, 3/2026, dan 2/2026', true
from (values
  ('2027-01-01', 'libur-nasional', 'Tahun Baru 2027 Masehi'),
  ('2027-01-05', 'libur-nasional', 'Isra Mikraj Nabi Muhammad saw.'),
  ('2027-02-05', 'cuti-bersama', 'Cuti bersama Tahun Baru Imlek'),
  ('2027-02-06', 'libur-nasional', 'Tahun Baru Imlek 2578 Kongzili'),
  ('2027-03-08', 'libur-nasional', 'Hari Suci Nyepi (Tahun Baru Saka 1949)'),
  ('2027-03-09', 'cuti-bersama', 'Cuti bersama'),
  ('2027-03-10', 'libur-nasional', 'Idulfitri 1448 Hijriah'),
  ('2027-03-11', 'libur-nasional', 'Idulfitri 1448 Hijriah'),
  ('2027-03-12', 'cuti-bersama', 'Cuti bersama Idulfitri'),
  ('2027-03-15', 'cuti-bersama', 'Cuti bersama Idulfitri'),
  ('2027-03-25', 'cuti-bersama', 'Cuti bersama'),
  ('2027-03-26', 'libur-nasional', 'Wafat Yesus Kristus'),
  ('2027-03-28', 'libur-nasional', 'Kebangkitan Yesus Kristus (Paskah)'),
  ('2027-05-01', 'libur-nasional', 'Hari Buruh Internasional'),
  ('2027-05-06', 'libur-nasional', 'Kenaikan Yesus Kristus'),
  ('2027-05-17', 'libur-nasional', 'Iduladha 1448 Hijriah'),
  ('2027-05-18', 'cuti-bersama', 'Cuti bersama'),
  ('2027-05-19', 'cuti-bersama', 'Cuti bersama'),
  ('2027-05-20', 'libur-nasional', 'Hari Raya Waisak 2571 BE'),
  ('2027-06-01', 'libur-nasional', 'Hari Lahir Pancasila'),
  ('2027-06-06', 'libur-nasional', '1 Muharam Tahun Baru Islam 1449 Hijriah'),
  ('2027-08-15', 'libur-nasional', 'Maulid Nabi Muhammad saw.'),
  ('2027-08-17', 'libur-nasional', 'Proklamasi Kemerdekaan'),
  ('2027-12-24', 'cuti-bersama', 'Cuti bersama Natal'),
  ('2027-12-25', 'libur-nasional', 'Kelahiran Yesus Kristus (Natal)'),
  ('2027-12-26', 'libur-nasional', 'Isra Mikraj Nabi Muhammad saw. (yang kedua pada 2027)')
) as given (on_date, kind, name);

insert into calendar.holiday values
  ('2025-08-18', 'cuti-bersama', 'Cuti bersama Proklamasi Kemerdekaan', 'Perubahan SKB tahun 2025 (nomor belum diverifikasi)', false);
