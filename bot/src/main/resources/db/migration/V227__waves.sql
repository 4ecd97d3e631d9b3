-- Reports about the same content: marks are keyed hashes of texts, links and files, and say nothing by themselves.
create table tip_off_mark (
    mark text        not null,
    wave text        not null, -- the receipt of the first report with this content
    at   timestamptz not null, -- when the latest one came
    primary key (mark, wave)
);

create index tip_off_mark_at on tip_off_mark (at);

alter table tip_off
    add column wave         text,
    add column wave_place   integer check (wave_place >= 1), -- which of its wave it is
    add column digest_group text, -- mailed together with others: which ones; null: by itself
    add column digest       text; -- the mail it went out with then

alter table evidence
    drop constraint evidence_media_state_check,
    add constraint evidence_media_state_check check (media_state in
        ('WAITING', 'STORED', 'GONE', 'TOO_LARGE', 'OVER_LIMIT', 'NO_ROOM', 'FAILED'));

create index tip_off_wave on tip_off (wave, wave_place) where wave is not null;
create index tip_off_digest_group on tip_off (digest_group, opened_at) where digest_group is not null;
create index tip_off_digest on tip_off (digest) where digest is not null;
create index tip_off_opened on tip_off (opened_at);
create index evidence_by_sender on evidence (sender, stored_at);
