-- Content of reports is sealed with a key of the report, which is wrapped by the installation's content key.
alter table tip_off add column data_key bytea;
alter table evidence add column words bytea; -- sealed: text, detail, filename
alter table evidence add column file  bytea; -- sealed: SHA-256 and the platform's name of the file
-- the columns text, detail, filename and sha256 are of older versions; the program seals what they hold and empties them
create index evidence_unsealed on evidence (id)
    where text is not null or detail is not null or filename is not null or sha256 is not null;
