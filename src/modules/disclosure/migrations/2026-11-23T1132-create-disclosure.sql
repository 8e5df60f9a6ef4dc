create schema disclosure;
grant usage on schema disclosure to pendopo_app;
