-- How lively a question is, in how many words people put it, who works on it, and whether something answers it by now.
alter table unanswered_question
    add column handling   text check (handling in ('WORKING', 'IGNORED', 'ANSWERED')),
    add column handled_by text,
    add column handled_at timestamptz,
    add column handled_why text,
    -- the released review that answers the first wording, as that generation of the catalogue had it
    add column answered_by        text,
    add column checked_generation bigint      not null default 0,
    add column checked_at         timestamptz not null default now(),
    add constraint unanswered_question_handled check ((handling is null) = (handled_by is null));

-- as the lists are sorted: those that nobody has dealt with, and those that somebody has
create index unanswered_question_open_latest on unanswered_question (last_seen desc, id desc)
    where answered_by is null and (handling is null or handling = 'WORKING');
create index unanswered_question_open_most on unanswered_question (count desc, id desc)
    where answered_by is null and (handling is null or handling = 'WORKING');
create index unanswered_question_handled on unanswered_question (handling, last_seen desc) where handling is not null;
create index unanswered_question_answered on unanswered_question (last_seen desc) where answered_by is not null;

-- How often in each ten minutes of the last days.
create table question_tally (
    question bigint      not null references unanswered_question on delete cascade,
    slot     timestamptz not null, -- begin of the ten minutes
    count    integer     not null,
    primary key (question, slot)
);

create index question_tally_slot on question_tally (slot) include (question, count);

-- Other wordings of the same question, masked; a few of each.
create table question_example (
    question bigint      not null references unanswered_question on delete cascade,
    digest   text        not null,
    text     text        not null check (length(text) between 1 and 300),
    at       timestamptz not null,
    primary key (question, digest)
);

-- who waits for an answer to these words
create index promise_digest on promise (digest);

-- Why an answer did not help, where somebody says so.
alter table answer_opinion
    add column reason text check (reason in ('OFF_TOPIC', 'UNCLEAR', 'DISBELIEVED', 'OTHER'));

create index answer_opinion_useless on answer_opinion (review_id, given_at desc) where not useful;
