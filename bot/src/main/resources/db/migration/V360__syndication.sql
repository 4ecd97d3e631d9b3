-- What other systems of the office are told. What was in the catalogue before counts as told.
CREATE TABLE syndication_seen (
    id     text    PRIMARY KEY,
    number integer NOT NULL -- the last revision that was taken up
);
INSERT INTO syndication_seen (id, number) SELECT id, revision FROM claim_review;

-- One row: whoever takes up revisions locks it.
CREATE TABLE syndication_cursor (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    generation bigint  NOT NULL -- of the catalogue, all of which was taken up
);
INSERT INTO syndication_cursor (generation) SELECT value FROM catalog_generation;

-- What happened to a review, as it is told to everybody.
CREATE TABLE syndication_event (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message  text        NOT NULL UNIQUE, -- the webhook-id
    review   text        NOT NULL,
    revision integer     NOT NULL,
    type     text        NOT NULL CHECK (type IN ('RELEASED', 'CORRECTED', 'WITHDRAWN')),
    claim    text        NOT NULL,
    body     text        NOT NULL,
    at       timestamptz NOT NULL,
    UNIQUE (review, revision, type)
);

-- One row for each target that is told; by id in the order of telling.
CREATE TABLE syndication_delivery (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    target       text        NOT NULL,
    event        bigint      NOT NULL REFERENCES syndication_event,
    review       text        NOT NULL,
    revision     integer     NOT NULL,
    type         text        NOT NULL,
    state        text        NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'DELIVERED', 'DEAD', 'SET_ASIDE')),
    attempts     integer     NOT NULL DEFAULT 0,
    failures     integer     NOT NULL DEFAULT 0, -- since it was handed over or sent again
    code         integer,                        -- HTTP status of the last answer
    outcome      text,                           -- what came instead of an answer
    created_at   timestamptz NOT NULL,
    counted_from timestamptz NOT NULL,           -- when its days began
    due_at       timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    UNIQUE (target, review, revision, type)
);
CREATE INDEX syndication_delivery_waiting ON syndication_delivery (target, id) WHERE state = 'WAITING';
CREATE INDEX syndication_delivery_order ON syndication_delivery (target, review, id) WHERE state = 'WAITING';
CREATE INDEX syndication_delivery_dead ON syndication_delivery (target) WHERE state = 'DEAD';
CREATE INDEX syndication_delivery_old ON syndication_delivery (changed_at);
CREATE INDEX syndication_delivery_event ON syndication_delivery (event);

CREATE TABLE syndication_target (
    name            text        PRIMARY KEY,
    address         text        NOT NULL,
    failures        integer     NOT NULL DEFAULT 0, -- in a row, of whatever delivery
    paused_until    timestamptz,
    round_at        timestamptz,                    -- the next deliveries not before
    stopped_at      timestamptz,                    -- it said that it is gone (410)
    delivered_at    timestamptz
);
