-- Text and names of attachments lie sealed in one value, under a key of the mail's own that the master key wraps. The
-- open columns keep what versions before wrote; a sealed mail has null there, at which such a version stops instead of
-- sending an empty mail.
ALTER TABLE outbox_mail
    ADD COLUMN sealing_key bytea,
    ADD COLUMN content     bytea,
    ALTER COLUMN text_body DROP NOT NULL,
    ALTER COLUMN html_body DROP NOT NULL,
    ALTER COLUMN attachments DROP NOT NULL;
