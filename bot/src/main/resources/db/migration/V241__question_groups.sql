-- Unanswered questions are kept masked and grouped with their near-duplicates. What was counted by its bare words
-- before may hold telephone numbers and the like, so it is not carried over.
drop table unanswered_question;

create table unanswered_question (
    id         bigint generated always as identity primary key,
    -- of the words as they are compared, of whoever asked first
    digest     text        not null unique,
    -- as it was asked first, masked
    question   text        not null check (length(question) between 1 and 300),
    -- places, numbers and dates: questions that differ in them are never one
    facts      text        not null,
    -- pairs of neighbouring characters, and words of Latin letters or digits
    pairs      bigint[]    not null,
    count      bigint      not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null
);

create index unanswered_question_last_seen on unanswered_question (last_seen);
create index unanswered_question_pairs on unanswered_question using gin (pairs);

-- Candidates that were shown and of which none was meant: where the matching or a wording needs work.
create table candidate_miss (
    digest     text        not null,
    -- reviews with their revisions, in the order shown: W1#2 S1#1
    candidates text        not null,
    question   text        not null,
    -- of the catalogue, when last shown
    generation bigint      not null,
    count      bigint      not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    primary key (digest, candidates)
);

create index candidate_miss_last_seen on candidate_miss (last_seen);

-- What somebody thinks of exactly the answer they were shown. The voter is a keyed hash that cannot be turned back;
-- it makes a button pressed twice count once, and lets the row go when the person asks to be forgotten.
create table answer_opinion (
    voter         text        not null,
    review_id     text        not null,
    revision      integer     not null,
    generation    bigint      not null,
    question_mark text        not null,
    -- masked; empty where it was no longer known when the button was pressed
    question      text        not null,
    useful        boolean     not null,
    given_at      timestamptz not null,
    primary key (voter, review_id, revision, generation, question_mark)
);

create index answer_opinion_given_at on answer_opinion (given_at);
create index answer_opinion_review on answer_opinion (review_id, revision);

-- Answers (W1#2 S1#1) that did not help whoever waits, and are not to be told again.
alter table promise add column seen text not null default '';
