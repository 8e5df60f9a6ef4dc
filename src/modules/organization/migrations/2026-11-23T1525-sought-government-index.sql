create index government_sought on organization.government using gin (sought public.gin_trgm_ops);
