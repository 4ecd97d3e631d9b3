-- What was deleted because it had been kept long enough: numbers and names of things, nothing about people.
create table retention_record (
    id    bigint generated always as identity primary key,
    at    timestamptz not null,
    what  text        not null,
    count integer     not null check (count > 0),
    names text[]      not null
);
