-- Who waits for an answer stands here as a keyed hash; how to reach them is in identity.contact. Their words are sealed.
alter table promise
    add column pseudonym       text check (pseudonym ~ '^[0-9a-f]{32}$'),
    add column sealed_question bytea,
    alter column channel drop not null,
    alter column account drop not null,
    alter column person drop not null,
    alter column question drop not null,
    add constraint promise_once unique (pseudonym, digest);

create index promise_unsealed on promise (id) where pseudonym is null;
