-- What is searched in the list of the console.
alter table claim_review add column words text not null generated always as (
    lower((content ->> 'id') || ' ' || (content ->> 'claim') || ' ' || (content ->> 'conclusion') || ' '
        || (content -> 'aliases')::text)) stored;

create index claim_review_updated on claim_review (updated_at desc, id);
create index claim_review_ends on claim_review ((content ->> 'validUntil')) where state = 'RELEASED';

-- New content for a released review, which goes on answering until somebody else releases this.
create table claim_review_proposal (
    id         text primary key references claim_review (id),
    -- the revision that it is to follow
    base       integer     not null,
    -- grows with every change of the proposal
    version    integer     not null check (version >= 1),
    content    jsonb       not null,
    in_review  boolean     not null,
    -- whoever wrote or handed in any of it
    authors    text[]      not null,
    author     text        not null,
    note       text        not null,
    updated_at timestamptz not null
);

create index claim_review_proposal_updated on claim_review_proposal (updated_at desc);
