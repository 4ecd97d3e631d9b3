-- What happened to a report after it was opened: by staff with their name, by its sender without one.
create table tip_off_event (
    id      bigint generated always as identity primary key,
    receipt text        not null references tip_off on delete cascade,
    at      timestamptz not null,
    kind    text        not null check (kind in ('STATE', 'ANSWER', 'SUPPLEMENT')),
    state   text,       -- the new state, for a change of it
    by_whom text,       -- a member of staff, null for the sender of the report
    note    bytea       -- what staff wrote, sealed with the key of the report: a remark for themselves, or the answer
);

create index tip_off_event_of on tip_off_event (receipt, id);

-- What the sender of a report is to be told. Whoever takes a notice to tell it moves it on first, so that it is told once.
create table tip_off_notice (
    id       bigint generated always as identity primary key,
    receipt  text        not null references tip_off on delete cascade,
    sender   text        not null,
    made_at  timestamptz not null,
    tip_off_state text,  -- the new state, null for an answer
    text     bytea,      -- the answer, sealed likewise; null for a change of state
    phase    text        not null default 'PENDING' check (phase in
        ('PENDING',   -- to be sent
         'SENDING',   -- being sent
         'SENT',      -- the platform took it
         'UNCERTAIN', -- perhaps: it is not sent again
         'WAITING',   -- for the person to write again
         'SHOWN')),   -- in front of a reply
    attempts integer     not null default 0,
    told_at  timestamptz
);

create index tip_off_notice_of on tip_off_notice (receipt, id);
create index tip_off_notice_sender on tip_off_notice (sender, id);
create index tip_off_notice_open on tip_off_notice (phase, made_at) where phase in ('PENDING', 'SENDING', 'WAITING');
