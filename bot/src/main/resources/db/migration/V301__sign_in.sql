-- One-time codes: the first administrator's (no member), invitations and resets (one for a member). Only hashes are kept.
create table staff_code (
    id         bigint      generated always as identity primary key,
    staff      bigint      unique references staff_member,
    code_hash  bytea       not null unique,
    name       text        not null, -- the first letters of the code, to count wrong guesses against it
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    wrong      int         not null default 0
);

-- At most one code without a member.
create unique index staff_code_first on staff_code ((true)) where staff is null;

-- Somebody who gave a code and is choosing a password and a second factor.
create table staff_set_up (
    token_hash    bytea       primary key, -- SHA-256 of what the browser holds
    code          bigint      unique references staff_code on delete set null,
    staff         bigint      references staff_member, -- null until the first administrator is made
    login         text,
    name          text,
    password_hash text,
    totp_secret   bytea,       -- sealed
    finished      boolean     not null default false,
    expires_at    timestamptz not null
);

-- A second factor that a member has asked for and not yet confirmed.
create table staff_new_factor (
    staff       bigint      primary key references staff_member,
    totp_secret bytea       not null, -- sealed
    expires_at  timestamptz not null
);

-- Each time step of each member's second factor is used once.
create table staff_totp_used (
    staff bigint not null references staff_member,
    step  bigint not null,
    primary key (staff, step)
);

create table staff_recovery (
    staff     bigint not null references staff_member,
    code_hash bytea  not null,
    primary key (staff, code_hash)
);

-- Growing waits after failures, by a keyed hash of what was typed as login; whether there is such a login does not matter.
create table sign_in_wait (
    key        bytea       primary key,
    failures   int         not null,
    failed_at  timestamptz not null,
    wait_until timestamptz not null
);

-- Failures of the last hours, by a keyed hash of the network address.
create table sign_in_failure (
    id      bigint      generated always as identity primary key,
    at      timestamptz not null,
    address bytea       not null,
    staff   bigint      references staff_member -- null for an unknown login
);

create index sign_in_failure_address on sign_in_failure (address, at);
create index sign_in_failure_staff on sign_in_failure (staff, at) where staff is not null;
