-- A word sealed with each key of the installation: proves at start that the key is the right one.
create table sealing_key (
    purpose text  primary key check (purpose in ('names', 'content', 'identity')),
    proof   bytea not null
);
