-- Who was told what about a claim, so that they can be told when it changes: keyed hashes, one row a person and claim,
-- kept for a limited time. No words, no score, nothing about spreading. How to reach them is in identity.contact.
create table answer_given (
    person    text        not null check (person ~ '^[0-9a-f]{32}$'),
    review_id text        not null,
    revision  integer     not null, -- the latest that this person was shown
    rating    text        not null, -- as it stood in that revision
    at        timestamptz not null,
    primary key (person, review_id)
);

create index answer_given_review on answer_given (review_id, person);
create index answer_given_at on answer_given (at);

-- Who asked something that nothing answered yet: the question as a keyed hash that groups equal ones.
create table answer_missing (
    person text        not null check (person ~ '^[0-9a-f]{32}$'),
    digest text        not null,
    at     timestamptz not null,
    primary key (person, digest)
);

create index answer_missing_digest on answer_missing (digest, person);
create index answer_missing_at on answer_missing (at);
