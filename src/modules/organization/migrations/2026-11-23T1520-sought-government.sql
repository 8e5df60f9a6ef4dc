-- The directory of all governments is searched by everyone; folding three columns of each row took the time of the page.
alter table organization.government add column sought text not null
  generated always as (platform.fold(name || ' ' || label || ' ' || area_code)) stored;
comment on column organization.government.sought is 'What the directory is searched by: name, label and kode wilayah, folded';
