-- People who asked for a member of staff, and what was said since. Who they are stands in identity.contact.
create table reception_visit (
    id         bigint      generated always as identity primary key,
    person     text        not null check (person ~ '^[0-9a-f]{32}$'),
    state      text        not null check (state in ('WAITING', 'TAKEN', 'ENDED')),
    asked_at   timestamptz not null,
    heard_at   timestamptz not null, -- their last message
    taken_by   text,
    taken_at   timestamptz,
    said_at    timestamptz, -- the last message of staff
    ended_at   timestamptz,
    ended_by   text check (ended_by in ('STAFF', 'PERSON', 'SILENCE')),
    check ((state = 'WAITING') = (taken_by is null) or state = 'ENDED'),
    check ((state = 'ENDED') = (ended_at is not null))
);

create unique index reception_visit_open on reception_visit (person) where state <> 'ENDED';
create index reception_visit_person on reception_visit (person);
create index reception_visit_ended on reception_visit (ended_at desc) where state = 'ENDED';

create table reception_line (
    id      bigint      generated always as identity primary key,
    visit   bigint      not null references reception_visit on delete cascade,
    at      timestamptz not null,
    author  text        not null check (author in ('PERSON', 'STAFF', 'BOT')),
    login   text, -- of the member of staff
    key     text        not null, -- the same line sent twice is one
    words   bytea       not null, -- sealed
    outcome text check (outcome in ('SENDING', 'ACCEPTED', 'UNREACHABLE', 'LATER', 'UNKNOWN')),
    unique (visit, key)
);

create index reception_line_visit on reception_line (visit, id);

-- Whose questions are not answered for a time.
create table sender_block (
    person     text        primary key check (person ~ '^[0-9a-f]{32}$'),
    reason     text        not null check (length(btrim(reason)) between 2 and 200),
    blocked_by text        not null,
    blocked_at timestamptz not null,
    until      timestamptz not null,
    told_at    timestamptz
);

create index sender_block_until on sender_block (until);
