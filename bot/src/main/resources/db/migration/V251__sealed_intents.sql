-- Words and reasons are sealed; a keyed hash of their own lets a person's rows be deleted with everything else of theirs.
-- Rows of earlier versions keep their text in clear until they are too old to be kept.
alter table understood_message
    add column content bytea,
    add column person  text check (person ~ '^[0-9a-f]{32}$'),
    alter column text drop not null,
    alter column reasons drop not null;

create index understood_message_person on understood_message (person) where person is not null;
