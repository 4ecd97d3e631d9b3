-- What messages were taken to want: never who wrote them, numbers in the text masked, kept for some weeks. Staff correct
-- what was told wrongly; corrections become training data.
create table understood_message (
    id            bigint generated always as identity primary key,
    at            timestamptz not null,
    text          text        not null,
    situation     text        not null,
    intent        text        not null,
    margin        real        not null,
    probabilities jsonb       not null,
    reasons       jsonb       not null,
    corrected_to  text,
    corrected_at  timestamptz,
    corrected_by  text,
    check ((corrected_to is null) = (corrected_at is null))
);

create index understood_message_at on understood_message (at);
create index understood_message_corrected on understood_message (corrected_at) where corrected_to is not null;
