-- What a sender adds to, takes out of or takes back from a report after it was opened.
alter table tip_off
    add column privacy_version     text,        -- of the privacy notice that its sender was shown
    add column supplementing_since timestamptz, -- evidence is being added to a closed report since then
    add column mentioned           integer not null default 0, -- last position that a mail spoke of
    add column withdrawn_at        timestamptz,
    add column withdrawal_part     integer;     -- the mail that told the office of it, where the office had the report

update tip_off t set mentioned = coalesce((select max(position) from evidence e where e.receipt = t.receipt), 0)
    where parts > 0;

create index tip_off_supplementing on tip_off (sender) where supplementing_since is not null;

-- A piece that was taken out keeps its position; nothing else of it stays.
alter table evidence
    add column removed_at timestamptz,
    drop constraint evidence_kind_check,
    add constraint evidence_kind_check check (kind in
        ('TEXT', 'IMAGE', 'VOICE', 'VIDEO', 'DOCUMENT', 'LINK', 'LOCATION', 'MINI_PROGRAM', 'UNSUPPORTED', 'CONTACT'));

create index evidence_removed on evidence (receipt) where removed_at is not null and blob is not null;
create index evidence_unmailed on evidence (receipt) where part is null and removed_at is null;
