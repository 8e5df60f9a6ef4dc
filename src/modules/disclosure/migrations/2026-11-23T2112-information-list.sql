create table disclosure.heading (
  id text primary key check (id ~ '^[a-z]+(-[a-z]+)*$'),
  class text not null check (class in ('periodic', 'immediate', 'always')),
  -- order within the whole list: periodic from 101, immediate from 201, always from 301
  place smallint not null unique check (place between 101 and 399),
  name_id text not null,
  name_en text not null,
  citation text not null check (length(citation) between 3 and 300),
  -- how often at least, ISO 8601; null where the law sets no rhythm
  cadence text check (cadence ~ '^P[1-9][0-9]{0,3}[DM]$'),
  is_verified boolean not null
);
comment on table disclosure.heading is 'What a public body tells, by class and heading of the law; the same for all governments';
comment on column disclosure.heading.is_verified is 'False: taken over from memory, shown as "belum diverifikasi" at the desk';
grant select on disclosure.heading to pendopo_app;

insert into disclosure.heading (id, class, place, name_id, name_en, citation, cadence, is_verified) values
  ('profil', 'periodic', 101, 'Profil badan publik', 'Profile of the public body', 'UU 14/2008 Pasal 9', 'P6M', true),
  ('program', 'periodic', 102, 'Ringkasan program dan kegiatan yang sedang berjalan', 'Summary of running programmes and activities', 'UU 14/2008 Pasal 9', 'P6M', true),
  ('kinerja', 'periodic', 103, 'Ringkasan kinerja', 'Summary of performance', 'UU 14/2008 Pasal 9', 'P6M', true),
  ('keuangan', 'periodic', 104, 'Ringkasan laporan keuangan', 'Summary of the financial report', 'UU 14/2008 Pasal 9', 'P6M', true),
  ('akses-informasi', 'periodic', 105, 'Ringkasan laporan akses informasi publik', 'Summary of the report on access to public information', 'UU 14/2008 Pasal 9', 'P6M', true),
  ('peraturan', 'periodic', 106, 'Peraturan, keputusan, dan kebijakan yang mengikat', 'Binding regulations, decisions and policies', 'UU 14/2008 Pasal 9', 'P6M', true),
  ('prosedur-informasi', 'periodic', 107, 'Prosedur memperoleh informasi publik', 'How to obtain public information', 'UU 14/2008 Pasal 9', 'P6M', true),
  ('pengaduan', 'periodic', 108, 'Tata cara pengaduan penyalahgunaan wewenang atau pelanggaran', 'How to complain about abuse of authority or violations', 'UU 14/2008 Pasal 9', 'P6M', true),
  ('pengadaan', 'periodic', 109, 'Pengadaan barang dan jasa', 'Procurement of goods and services', 'UU 14/2008 Pasal 9', 'P6M', true),
  ('ketenagakerjaan', 'periodic', 110, 'Ketenagakerjaan', 'Employment', 'UU 14/2008 Pasal 9', 'P6M', true),
  ('evakuasi', 'periodic', 111, 'Prosedur peringatan dini dan evakuasi di tiap kantor', 'Early warning and evacuation in each office', 'UU 14/2008 Pasal 9', 'P6M', true),
  ('bencana-alam', 'immediate', 201, 'Bencana alam', 'Natural disasters', 'UU 14/2008 Pasal 10', null, false),
  ('bencana-nonalam', 'immediate', 202, 'Bencana nonalam', 'Non-natural disasters', 'UU 14/2008 Pasal 10', null, false),
  ('bencana-sosial', 'immediate', 203, 'Bencana sosial', 'Social disasters', 'UU 14/2008 Pasal 10', null, false),
  ('penyakit-menular', 'immediate', 204, 'Penyebaran penyakit menular', 'Spread of infectious disease', 'UU 14/2008 Pasal 10', null, false),
  ('racun-pangan', 'immediate', 205, 'Racun pada bahan makanan', 'Poison in food', 'UU 14/2008 Pasal 10', null, false),
  ('gangguan-utilitas', 'immediate', 206, 'Rencana gangguan utilitas publik', 'Planned interruption of public utilities', 'UU 14/2008 Pasal 10', null, false),
  ('daftar-informasi', 'always', 301, 'Daftar Informasi Publik', 'List of public information', 'UU 14/2008 Pasal 11', null, true),
  ('kebijakan', 'always', 302, 'Peraturan, keputusan, dan kebijakan beserta dokumen pendukungnya', 'Regulations, decisions and policies with their documents', 'UU 14/2008 Pasal 11', null, true),
  ('organisasi', 'always', 303, 'Organisasi, administrasi, kepegawaian, dan keuangan', 'Organisation, administration, staff and finance', 'UU 14/2008 Pasal 11', null, true),
  ('perjanjian', 'always', 304, 'Perjanjian dengan pihak ketiga', 'Agreements with third parties', 'UU 14/2008 Pasal 11', null, true),
  ('surat-pimpinan', 'always', 305, 'Surat-menyurat pimpinan terkait tugas', 'Letters of the leadership about its tasks', 'UU 14/2008 Pasal 11', null, true),
  ('perizinan', 'always', 306, 'Persyaratan izin, izin yang terbit, dan laporan penaatannya', 'Permits: requirements, permits issued, reports of compliance', 'UU 14/2008 Pasal 11', null, true),
  ('inventaris', 'always', 307, 'Data perbendaharaan atau inventaris', 'Treasury and inventory data', 'UU 14/2008 Pasal 11', null, true),
  ('renstra-renja', 'always', 308, 'Rencana strategis dan rencana kerja', 'Strategic plans and work plans', 'UU 14/2008 Pasal 11', null, true),
  ('agenda-pimpinan', 'always', 309, 'Agenda kerja pimpinan', 'Agenda of the leadership', 'UU 14/2008 Pasal 11', null, true),
  ('pelayanan-informasi', 'always', 310, 'Kegiatan pelayanan informasi publik', 'The service of public information', 'UU 14/2008 Pasal 11', null, true),
  ('pelanggaran-internal', 'always', 311, 'Pelanggaran temuan pengawasan internal', 'Violations found by internal oversight', 'UU 14/2008 Pasal 11', null, true),
  ('pelanggaran-dilaporkan', 'always', 312, 'Pelanggaran yang dilaporkan masyarakat', 'Violations reported by the public', 'UU 14/2008 Pasal 11', null, true),
  ('penelitian', 'always', 313, 'Hasil penelitian', 'Results of research', 'UU 14/2008 Pasal 11', null, true),
  ('kajian', 'always', 314, 'Peraturan yang disahkan beserta kajian akademiknya', 'Enacted regulations with their academic studies', 'UU 14/2008 Pasal 11', null, true),
  ('pertemuan-terbuka', 'always', 315, 'Kebijakan yang disampaikan dalam pertemuan terbuka', 'Policies told in open meetings', 'UU 14/2008 Pasal 11', null, true),
  ('standar-pengumuman', 'always', 317, 'Standar pengumuman informasi', 'Standards of announcing information', 'UU 14/2008 Pasal 11', null, true),
  ('lainnya', 'always', 399, 'Belum dikelompokkan', 'Not grouped yet', 'UU 14/2008 Pasal 11', null, true);

create table disclosure.entry (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  -- the No. of the list, given once
  number integer not null check (number > 0),
  heading_id text not null references disclosure.heading (id),
  -- that of the heading, so that the list is read in its order from one index
  place smallint not null,
  -- false: guessed from the title, nobody has looked at it
  is_grouped boolean not null default false,
  -- what a site published; null for what was added by hand
  content_id uuid,
  title text not null check (length(title) between 1 and 300),
  unit_id uuid not null,
  unit_path text not null check (unit_path ~ '^/([^/]+/)*$'),
  -- empty: the holder
  responsible text not null default '' check (length(responsible) <= 200),
  made_on date not null,
  -- empty: the office of the holder
  made_in text not null default '' check (length(made_in) <= 200),
  forms text[] not null check (forms <@ array['print', 'record', 'online'] and cardinality(forms) between 1 and 3),
  -- empty: not set yet
  retention text not null default '' check (length(retention) <= 200),
  -- below the government's label; null, as the path, for what is on no page
  site_label text,
  path text check (length(path) <= 500),
  is_public boolean not null default true,
  is_sample boolean not null default false,
  renewed_on date not null,
  primary key (government_id, id)
);
comment on table disclosure.entry is 'The list of public information (Daftar Informasi Publik): what sites publish, and what was added by hand';
create unique index entry_number on disclosure.entry (government_id, number);
create unique index entry_content on disclosure.entry (government_id, content_id) where content_id is not null;
create index entry_place on disclosure.entry (government_id, place, number) where is_public;
create index entry_path on disclosure.entry (government_id, unit_path text_pattern_ops, place, number) where is_public;
create index entry_unit on disclosure.entry (government_id, unit_id, place, renewed_on) where is_public;
create index entry_title on disclosure.entry using gin (platform.fold(title) gin_trgm_ops) where is_public;
create index entry_heading on disclosure.entry (heading_id);
select platform.protect_tenant_table('disclosure.entry');
