-- Governments that were there before learn of the permissions of the module freshness, and of heads of units.
do $$
declare
  government uuid;
begin
  for government in select id from organization.government loop
    perform set_config('app.government_id', government::text, true);
    update organization.role
      set permissions = permissions || array['freshness.confirm', 'freshness.manage']
      where key in ('admin', 'engineer', 'opd-operator', 'kecamatan-operator', 'desa-operator', 'ppid-officer', 'ppid')
        and not permissions @> array['freshness.confirm'];
    update organization.role
      set permissions = permissions || array['freshness.review']
      where key in ('admin', 'engineer', 'ppid-officer', 'ppid', 'sekda')
        and not permissions @> array['freshness.review'];
    insert into organization.role (id, key, name, summary, permissions, position)
      values (gen_random_uuid(), 'unit-head', 'Kepala unit kerja',
        'Mengawasi kemutakhiran informasi unitnya dan memeriksa pernyataan operatornya.',
        array['organization.view', 'deadlines.view', 'sites.review', 'freshness.review'], 5)
      on conflict do nothing;
  end loop;
  perform set_config('app.government_id', '', true);
end
$$;
