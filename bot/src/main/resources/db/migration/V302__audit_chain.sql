-- The audit trail anew, before any version had it: entries are numbered without gaps (an identity leaves some when a
-- transaction is rolled back), so that a missing one shows, and the head is sealed with the number of the last.
drop table audit_entry;
drop table audit_head;

create table audit_entry (
    number bigint      primary key,
    at     timestamptz not null,
    who    text        not null,
    act    text        not null,
    about  text,
    why    text,
    hash   bytea       not null -- keyed, over the hash before and all of the above
);

create index audit_entry_at on audit_entry (at);
create index audit_entry_who on audit_entry (who, number);
create index audit_entry_act on audit_entry (act, number);
create index audit_entry_about on audit_entry (about, number) where about is not null;

create trigger audit_entry_append_only
    before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();

create table audit_head (
    only_row boolean primary key default true check (only_row),
    number   bigint not null, -- of the last entry
    hash     bytea  not null, -- of the last entry
    seal     bytea  not null  -- keyed, over both
);

insert into audit_head (number, hash, seal) values (0, '\x00', '\x');

create function audit_head_forward() returns trigger language plpgsql as $$
begin
    if new.number <> old.number + 1 then
        raise exception 'the audit trail goes forward only';
    end if;
    return new;
end $$;

create trigger audit_head_goes_forward
    before update on audit_head
    for each row execute function audit_head_forward();

create trigger audit_head_stays
    before delete or truncate on audit_head
    for each statement execute function refuse_change();

-- What the last check of the whole trail found.
create table audit_check (
    only_row   boolean     primary key default true check (only_row),
    checked_at timestamptz not null,
    entries    bigint      not null,
    broken     text        -- a sentence; null while all is well
);
