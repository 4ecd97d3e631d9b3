-- Who reported or waits for an answer: apart from everything else, sealed under a key of its own. The program's ordinary
-- role may add and remove people and see that one is there, but cannot read who it is; only the role chengqing_identity can.
create schema identity;

create table identity.contact (
    person  text        primary key check (person ~ '^[0-9a-f]{32}$'), -- the keyed hash that stands everywhere else
    sealed  bytea       not null,
    kept_at timestamptz not null
);

-- Every time somebody asked who is behind a report. Written before it is shown; never changed.
create table identity.reveal (
    id     bigint generated always as identity primary key,
    about  text        not null, -- the receipt
    person text        not null,
    asked_by text      not null check (length(btrim(asked_by)) > 0),
    reason text        not null check (length(btrim(reason)) >= 5),
    found  boolean     not null,
    at     timestamptz not null
);

create function identity.is_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;

create trigger reveal_is_append_only before update or delete or truncate on identity.reveal
    for each statement execute function identity.is_append_only();

do $$
begin
    if exists (select from pg_roles where rolname = 'chengqing_app') then
        grant usage on schema identity to chengqing_app;
        grant insert, delete, select (person, kept_at) on identity.contact to chengqing_app;
    end if;
    if exists (select from pg_roles where rolname = 'chengqing_identity') then
        grant usage on schema identity to chengqing_identity;
        grant select on identity.contact to chengqing_identity;
        grant select, insert on identity.reveal to chengqing_identity;
    end if;
end $$;
