-- Who may sign in to the console. A login is never given again: it is the name in every record.
create table staff_member (
    id            bigint      generated always as identity primary key,
    login         text        not null unique check (login ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    name          text        not null check (length(name) between 1 and 40),
    roles         text[]      not null,
    password_hash text, -- null until it is set
    totp_secret   bytea,    -- sealed; null until it is set up
    created_at    timestamptz not null,
    disabled_at   timestamptz
);

create table staff_session (
    token_hash bytea       primary key, -- SHA-256 of what the browser holds
    staff      bigint      not null references staff_member,
    opened_at  timestamptz not null,
    seen_at    timestamptz not null
);

create index staff_session_of on staff_session (staff);

-- What staff did. Each entry's hash covers the entry and the hash before it; the head holds the last one.
create table audit_entry (
    id    bigint      generated always as identity primary key,
    at    timestamptz not null,
    who   text        not null,
    act   text        not null,
    about text,
    why   text,
    hash  bytea       not null
);

create index audit_entry_at on audit_entry (at);

create trigger audit_entry_append_only
    before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();

create table audit_head (
    only_row boolean primary key default true check (only_row),
    hash     bytea not null
);

insert into audit_head (hash) values ('\x00');
