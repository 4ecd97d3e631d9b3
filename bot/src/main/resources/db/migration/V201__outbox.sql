-- One row per mail. A row is never deleted while the mail is undelivered.
CREATE TABLE outbox_mail (
    key                text        PRIMARY KEY,
    message_id         text        NOT NULL,
    recipient          text        NOT NULL,
    subject            text        NOT NULL,
    text_body          text        NOT NULL,
    html_body          text        NOT NULL,
    attachments        jsonb       NOT NULL,
    state              text        NOT NULL DEFAULT 'PENDING'
        CHECK (state IN ('PENDING', 'SENDING', 'RETRY', 'UNCERTAIN', 'SENT', 'DEAD')),
    version            bigint      NOT NULL DEFAULT 0,
    attempts           integer     NOT NULL DEFAULT 0,
    failures           integer     NOT NULL DEFAULT 0,
    doubts             integer     NOT NULL DEFAULT 0,
    picks              integer     NOT NULL DEFAULT 0, -- taken up since the last result
    mime               text,                           -- blob of the finished bytes
    possible_duplicate boolean     NOT NULL DEFAULT false,
    outcome            text,                           -- reply or error of the last attempt
    created_at         timestamptz NOT NULL,
    due_at             timestamptz NOT NULL,
    changed_at         timestamptz NOT NULL
);
CREATE INDEX outbox_mail_unfinished ON outbox_mail (due_at) WHERE state NOT IN ('SENT', 'DEAD');
CREATE INDEX outbox_mail_dead ON outbox_mail (changed_at) WHERE state = 'DEAD';

CREATE TABLE outbox_attempt (
    key         text        NOT NULL REFERENCES outbox_mail ON DELETE CASCADE,
    number      integer     NOT NULL,
    begun_at    timestamptz NOT NULL,
    ended_at    timestamptz,
    outcome     text, -- Accepted, NotAccepted, Refused, Ambiguous, Blocked, Lost; null while it runs
    phase       text,
    reply_code  integer,
    error       text,
    PRIMARY KEY (key, number)
);
