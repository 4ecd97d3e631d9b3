-- One clarification to many people. Whoever wrote any of it never releases it: the table itself refuses.
create table broadcast (
    id            bigint      generated always as identity primary key,
    title         text        not null check (length(title) between 1 and 60),
    words         text        not null check (length(words) between 1 and 300),
    review_id     text,        -- the rebuttal it tells of, and its revision when it was prepared; null once withdrawn
    revision      integer,
    audience      text        not null check (audience in ('ASKED', 'MISINFORMED', 'SUBSCRIBED', 'RECEIPTS')),
    detail        text        not null default '', -- a topic, or receipt numbers
    state         text        not null check (state in
        ('DRAFT', 'PREPARING', 'IN_REVIEW', 'SCHEDULED', 'RUNNING', 'PAUSED', 'CANCELLED', 'DONE')),
    version       integer     not null default 1,
    writers       text[]      not null check (cardinality(writers) > 0),
    created_at    timestamptz not null,
    prepared_at   timestamptz,
    sent_back_why text,
    paused_why    text,
    released_by   text,
    released_at   timestamptz,
    not_before    timestamptz,
    started_at    timestamptz,
    ended_at      timestamptz,
    check (released_by is null or not released_by = any (writers)),
    check (state not in ('SCHEDULED', 'RUNNING', 'PAUSED', 'DONE') or (released_by is not null and released_at is not null))
);

create index broadcast_active on broadcast (state) where state in ('PREPARING', 'SCHEDULED', 'RUNNING', 'PAUSED');

-- The ledger: one row a recipient, fixed at the release. A row that is being sent says so before anything leaves.
create table broadcast_delivery (
    broadcast  bigint      not null references broadcast on delete cascade,
    person     text        not null check (person ~ '^[0-9a-f]{32}$'),
    channel    text        not null, -- and its account, empty where nobody knows any more
    account    text        not null,
    state      text        not null check (state in
        ('PLANNED', 'SENDING', 'SENT', 'UNREACHABLE', 'FAILED', 'UNCERTAIN', 'TOLD_BEFORE', 'CANCELLED')),
    reason     text        not null default '',
    attempts   integer     not null default 0,
    due_at     timestamptz not null,
    sending_at timestamptz,
    ended_at   timestamptz,
    primary key (broadcast, person)
);

create index broadcast_delivery_due on broadcast_delivery (broadcast, due_at) where state = 'PLANNED';
create index broadcast_delivery_sending on broadcast_delivery (broadcast, sending_at) where state = 'SENDING';
create index broadcast_delivery_person on broadcast_delivery (person);

-- When the next message of an account may leave, over all instances; and the stop for everything.
create table broadcast_pace (
    channel text        not null,
    account text        not null,
    free_at timestamptz not null,
    primary key (channel, account)
);

create table broadcast_stop (
    only_one   boolean     primary key default true check (only_one),
    stopped_by text        not null,
    reason     text        not null,
    at         timestamptz not null
);

-- What became of it, kept when the ledger has gone.
create table broadcast_result (
    broadcast bigint  not null references broadcast on delete cascade,
    state     text    not null,
    reason    text    not null,
    count     integer not null,
    primary key (broadcast, state, reason)
);

-- Who wants to hear of everything released on a topic (a category of the taxonomy) or for a district.
create table subscription (
    person text        not null check (person ~ '^[0-9a-f]{32}$'),
    topic  text        not null check (length(topic) between 1 and 40),
    at     timestamptz not null,
    primary key (person, topic)
);

create index subscription_topic on subscription (topic, person);
