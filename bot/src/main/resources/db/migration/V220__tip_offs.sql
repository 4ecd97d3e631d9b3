-- Reports of residents. The sender is a keyed hash; who it is stands nowhere in these tables.
create table tip_off (
    receipt          text primary key check (receipt ~ '^[0-9]{8}-[2-9A-HJ-NP-Z]{4,8}$'),
    sender           text        not null check (sender ~ '^[0-9a-f]{32}$'),
    channel          text        not null,
    account          text        not null,
    category         text,
    state            text        not null check (state in
        ('COLLECTING', 'RECEIVED', 'FORWARDED', 'IN_PROGRESS', 'CLOSED', 'DECLINED', 'WITHDRAWN')),
    opened_at        timestamptz not null,
    last_activity_at timestamptz not null,
    closed_at        timestamptz,
    forwarded_at     timestamptz,
    parts            integer     not null default 0, -- mails handed to the outbox so far
    related_reviews  text[]      not null default '{}',
    version          bigint      not null default 1  -- counts every change of this row or its evidence
);

create index tip_off_by_sender on tip_off (sender, opened_at desc);
create index tip_off_unfinished on tip_off (state, parts)
    where state in ('COLLECTING', 'RECEIVED', 'WITHDRAWN');

-- One row per message of a report. A message delivered again meets the unique key.
create table evidence (
    id            bigint generated always as identity primary key,
    receipt       text        not null references tip_off,
    position      integer     not null check (position >= 1),
    sender        text        not null,
    message_key   text        not null,
    kind          text        not null check (kind in
        ('TEXT', 'IMAGE', 'VOICE', 'VIDEO', 'DOCUMENT', 'LINK', 'LOCATION', 'MINI_PROGRAM', 'UNSUPPORTED')),
    sent_at       timestamptz not null,
    stored_at     timestamptz not null,
    text          text, -- what was written, a transcript, a title
    detail        text, -- the address of a link, the page of a mini-program, degrees of a place
    filename      text, -- what the sender called it
    media_channel text,
    media_account text,
    media_id      text, -- the channel's name for the bytes, needed to fetch them
    media_state   text check (media_state in ('WAITING', 'STORED', 'GONE', 'TOO_LARGE', 'FAILED')),
    attempts      integer     not null default 0,
    settled_at    timestamptz, -- when media_state left WAITING
    blob          text,
    bytes         bigint,
    sha256        text,
    content_type  text, -- by its first bytes, not by what anybody claimed
    extension     text, -- that goes with it
    part          integer, -- the mail it went out with
    unique (sender, message_key),
    unique (receipt, position)
);

create index evidence_waiting on evidence (stored_at) where media_state = 'WAITING';
create index evidence_unsent on evidence (receipt) where media_state = 'STORED' and part is null;
create index evidence_by_blob on evidence (blob) where blob is not null;
