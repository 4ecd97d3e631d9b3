-- The rebuttals that answer a promised question now, where an office has its first answers released by a second person
-- before they are told; and since when one of them does.
alter table promise
    add column answered_by text[]      not null default '{}',
    add column answered_at timestamptz;

create index promise_answered on promise (pseudonym) where answered_by <> '{}';

-- Those who wait for the answer that a rebuttal gives now: 'WAITING'.
alter table broadcast drop constraint if exists broadcast_audience_check;
alter table broadcast add constraint broadcast_audience_check check (audience in
    ('ASKED', 'MISINFORMED', 'SUBSCRIBED', 'RECEIPTS', 'TAGGED', 'FOLLOWERS', 'WAITING'));
