create schema network;
grant usage on schema network to pendopo_app;
