-- The reviews as they stand. The content is the row of an export, so that import, export and history speak one
-- language; what is searched for is generated from it and cannot disagree.
create table claim_review (
    id            text primary key,
    content       jsonb       not null,
    revision      integer     not null check (revision >= 1),
    updated_at    timestamptz not null,
    state         text        not null generated always as (content ->> 'state') stored
        check (state in ('DRAFT', 'IN_REVIEW', 'RELEASED', 'WITHDRAWN', 'SUPERSEDED')),
    region        text        not null generated always as (content ->> 'region') stored,
    category      text        not null generated always as (content ->> 'category') stored,
    superseded_by text generated always as (content ->> 'supersededBy') stored
        references claim_review (id) deferrable initially deferred,
    check (content ->> 'id' = id),
    check ((state = 'SUPERSEDED') = (superseded_by is not null))
);

create index claim_review_state on claim_review (state);

-- Every revision whole, never changed again.
create table claim_review_revision (
    id      text        not null references claim_review (id),
    number  integer     not null,
    at      timestamptz not null,
    author  text        not null,
    note    text        not null,
    content jsonb       not null,
    primary key (id, number)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

create trigger claim_review_revision_append_only
    before update or delete or truncate on claim_review_revision
    for each statement execute function refuse_change();

-- One row: every change of the catalogue locks it first, so that changes commit in the order of their generations.
create table catalog_generation (
    only_row boolean primary key default true check (only_row),
    value    bigint not null
);

insert into catalog_generation (value) values (1);

-- Sets that are imported once ever, such as the starter rebuttals.
create table catalog_one_time_import (
    name text primary key,
    at   timestamptz not null
);
