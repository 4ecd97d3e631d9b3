-- Ways to many people besides telling them one by one: mass sends, template messages, subscription notices.
alter table broadcast
    add column ways    text[]  not null default '{DIRECT}' check (cardinality(ways) > 0),
    add column article boolean not null default false;
alter table broadcast drop constraint broadcast_audience_check;
alter table broadcast add constraint broadcast_audience_check
    check (audience in ('ASKED', 'MISINFORMED', 'SUBSCRIBED', 'RECEIPTS', 'TAGGED', 'FOLLOWERS'));

-- way: empty where nobody is reached by any; batch: of a list; job: the platform's name for a template message;
-- tried_at: when it first left, while it may have arrived.
alter table broadcast_delivery
    add column way      text not null default 'DIRECT'
        check (way in ('', 'DIRECT', 'SUBSCRIPTION', 'TEMPLATE', 'MASS_LIST')),
    add column batch    integer,
    add column job      text,
    add column tried_at timestamptz;

create index broadcast_delivery_job on broadcast_delivery (job) where job is not null;
create index broadcast_delivery_batch on broadcast_delivery (broadcast, batch) where batch is not null;
create index broadcast_delivery_tried on broadcast_delivery (broadcast) where state = 'PLANNED' and tried_at is not null;

-- One call of a mass send. Its client_id is put down before the first try: by it the platform knows a repeat.
create table broadcast_batch (
    broadcast   bigint      not null references broadcast on delete cascade,
    number      integer     not null,
    way         text        not null check (way in ('MASS_LIST', 'MASS_WHOLE')),
    channel     text        not null,
    account     text        not null,
    people      bigint      not null,
    client_id   text        not null unique check (client_id ~ '^[A-Za-z0-9_-]{1,32}$'),
    draft       text,        -- the platform's name for the article
    state       text        not null check (state in ('PLANNED', 'SENDING', 'SENT', 'FAILED', 'UNCERTAIN', 'CANCELLED')),
    reason      text        not null default '',
    attempts    integer     not null default 0,
    maybe       boolean     not null default false, -- whether an earlier try may have been taken
    due_at      timestamptz not null,               -- of the next try, or of the next question what became of it
    tried_at    timestamptz,
    sending_at  timestamptz,
    ended_at    timestamptz,
    job         text,
    reported_at timestamptz, -- from here on the platform's numbers, as far as it told them
    total       bigint,
    filtered    bigint,
    sent        bigint,
    errors      bigint,
    primary key (broadcast, number)
);

create unique index broadcast_batch_job on broadcast_batch (channel, account, job) where job is not null;

-- What the platform told of jobs, until they are matched; those of others are forgotten after a day.
create table broadcast_report (
    channel  text        not null,
    account  text        not null,
    job      text        not null,
    kind     text        not null check (kind in ('MASS', 'NOTICE')),
    outcome  text        not null,
    status   text        not null,
    total    bigint,
    filtered bigint,
    sent     bigint,
    errors   bigint,
    at       timestamptz not null,
    primary key (channel, account, job)
);

create index broadcast_report_at on broadcast_report (at);

-- How much of each way we used on a day in China: calls of the platform, and people told.
create table broadcast_use (
    day     date   not null,
    channel text   not null,
    account text   not null,
    way     text   not null,
    calls   bigint not null,
    people  bigint not null,
    primary key (day, channel, account, way)
);

alter table broadcast_pace add column way text not null default 'DIRECT';
alter table broadcast_pace drop constraint broadcast_pace_pkey, add primary key (channel, account, way);

alter table broadcast_result add column way text not null default '';
alter table broadcast_result drop constraint broadcast_result_pkey, add primary key (broadcast, way, state, reason);
