-- What nothing released answers: the words as they are compared, never who asked.
create table unanswered_question (
    text       text primary key check (length(text) between 1 and 200),
    count      bigint      not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null
);

create index unanswered_question_last_seen on unanswered_question (last_seen);

-- Who was promised an answer. The only place where a person stands in clear: they must be reached. The row goes when
-- they were told, cannot be reached, ask to be forgotten, or have waited long enough.
create table promise (
    id                 bigint generated always as identity primary key,
    channel            text        not null,
    account            text        not null,
    person             text        not null,
    digest             text        not null,
    question           text        not null,
    asked_at           timestamptz not null,
    checked_generation bigint      not null default 0,
    checked_at         timestamptz not null,
    due_at             timestamptz not null,
    attempts           integer     not null default 0,
    sending_since      timestamptz,
    unique (channel, account, person, digest)
);

-- What became of promises, as numbers only.
create table promise_outcome (
    day     date   not null,
    outcome text   not null,
    count   bigint not null,
    primary key (day, outcome)
);
