-- What happened, counted: no persons, no texts. Several instances add to one row.
create table statistic_count (
    kind    text        not null check (kind in ('QUESTION', 'CACHE', 'CLAIM')),
    at      timestamptz not null, -- begin of the hour; of the day in Beijing for CLAIM, and for all once they are old
    name    text        not null, -- the outcome of a question, HIT or MISS, the id of a review that was shown
    channel text        not null default '',
    count   bigint      not null,
    primary key (kind, at, name, channel)
);

-- Since when people had asked what a review answered, as found once after its release; null: nobody had.
create table statistic_release (
    review_id   text primary key,
    released_at timestamptz not null,
    first_asked timestamptz
);

create index statistic_release_at on statistic_release (released_at);

-- The running instances of the service. Rows of those that died are told by their age.
create table statistic_instance (
    instance   text primary key,
    host       text        not null,
    version    text        not null,
    started_at timestamptz not null,
    seen_at    timestamptz not null
);

-- For reports on a month.
create index claim_review_revision_at on claim_review_revision (at);
create index tip_off_event_at on tip_off_event (at);
create index outbox_mail_delivered on outbox_mail (delivered_at) where delivered_at is not null;
create index outbox_mail_created on outbox_mail (created_at);
