alter table messages.notice drop constraint notice_body_check;
alter table messages.notice add constraint notice_body_check check (length(body) <= 20000);
