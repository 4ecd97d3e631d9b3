-- What a mail goes through beyond one try: parts, doubts settled in the mailbox, acts of staff. Columns that the version
-- before does not write may be null, so that both can run side by side.
ALTER TABLE outbox_mail DROP CONSTRAINT outbox_mail_state_check;
ALTER TABLE outbox_mail ADD CONSTRAINT outbox_mail_state_check
    CHECK (state IN ('PENDING', 'SENDING', 'RETRY', 'UNCERTAIN', 'SENT', 'DEAD', 'SPLIT'));
ALTER TABLE outbox_mail
    ADD COLUMN parent         text REFERENCES outbox_mail,     -- the mail that this is a part of
    ADD COLUMN whole          text,                            -- the topmost of those; null: this one
    ADD COLUMN last_split     boolean NOT NULL DEFAULT false,  -- made smaller because a server refused the size
    ADD COLUMN refusals       integer NOT NULL DEFAULT 0,      -- refused by policy, which is tried once more
    ADD COLUMN looks          integer NOT NULL DEFAULT 0,      -- searches in the mailbox since the last doubt
    ADD COLUMN verified       boolean NOT NULL DEFAULT false,  -- seen in the mailbox
    ADD COLUMN suspected_lost boolean NOT NULL DEFAULT false,  -- accepted, but not in the mailbox
    ADD COLUMN envelope_to    text,                            -- address given by staff in place of the recipient
    ADD COLUMN counted_from   timestamptz,                     -- when its days began; null: created_at
    ADD COLUMN delivered_at   timestamptz,                     -- when the whole mail was told to be delivered
    ADD COLUMN forgotten_at   timestamptz;                     -- when its content was dropped
UPDATE outbox_mail SET delivered_at = changed_at WHERE state = 'SENT';

DROP INDEX outbox_mail_unfinished;
CREATE INDEX outbox_mail_unfinished ON outbox_mail (due_at) WHERE state NOT IN ('SENT', 'DEAD', 'SPLIT');
CREATE INDEX outbox_mail_parts ON outbox_mail (parent) WHERE parent IS NOT NULL;
CREATE INDEX outbox_mail_whole ON outbox_mail (whole) WHERE whole IS NOT NULL;
CREATE INDEX outbox_mail_unverified ON outbox_mail (changed_at) WHERE state = 'SENT' AND NOT verified;
CREATE INDEX outbox_mail_lost ON outbox_mail (changed_at) WHERE suspected_lost;
CREATE INDEX outbox_mail_content ON outbox_mail (changed_at) WHERE state = 'SENT' AND forgotten_at IS NULL;

-- Why nothing can be sent; at most one row. All instances share it and it outlives them.
CREATE TABLE outbox_pause (
    only_one boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    reason   text        NOT NULL,
    since    timestamptz NOT NULL,
    until    timestamptz NOT NULL -- when one mail may find out whether it works again
);

-- What people did with mails. Never changed, never deleted.
CREATE TABLE outbox_act (
    id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL,
    who    text        NOT NULL,
    act    text        NOT NULL CHECK (act IN ('RESEND', 'READDRESS', 'EXPORT', 'RESUME')),
    key    text,
    detail text
);
CREATE INDEX outbox_act_by_mail ON outbox_act (key, at);
