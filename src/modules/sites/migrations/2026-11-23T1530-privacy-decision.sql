create table sites.privacy_decision (
  government_id uuid not null default platform.current_government(),
  id uuid not null,
  content_id uuid not null,
  version integer not null,
  -- allows handing to review only, or showing to the public too
  step text not null check (step in ('submit', 'publish')),
  -- SHA-256 over places, kinds and masked forms; no number stands here
  findings_digest text not null,
  counts jsonb not null,
  reasons jsonb not null,
  decided_by uuid not null,
  decided_at timestamptz not null default now(),
  primary key (government_id, id),
  foreign key (government_id, content_id) references sites.content (government_id, id) on delete cascade
);
comment on table sites.privacy_decision is 'Who let personal data be shown in which version, and why; appended, never changed';
comment on column sites.privacy_decision.reasons is 'The reason for each kind of finding, as typed, with numbers masked';
create index privacy_decision_content on sites.privacy_decision (government_id, content_id, version);
select platform.protect_tenant_table('sites.privacy_decision', 'select, insert');
