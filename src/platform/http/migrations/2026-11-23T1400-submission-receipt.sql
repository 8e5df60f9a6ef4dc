alter table http.submission add column person_id uuid;
comment on column http.submission.person_id is 'Who sent it; nobody else learns what became of it. Null for what was sent before this was noted';
