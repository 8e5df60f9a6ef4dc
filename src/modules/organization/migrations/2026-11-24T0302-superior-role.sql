-- Who answers objections as superior of the PPID takes them on like any case; governments that were there before learn it.
do $$
declare
  government uuid;
begin
  for government in select id from organization.government loop
    perform set_config('app.government_id', government::text, true);
    update organization.role
      set permissions = permissions || array['cases.work']
      where permissions @> array['disclosure.object'] and not permissions @> array['cases.work'];
  end loop;
  perform set_config('app.government_id', '', true);
end
$$;
