-- That somebody read a report's full text is part of what happened to it.
alter table tip_off_event
    drop constraint tip_off_event_kind_check,
    add constraint tip_off_event_kind_check check (kind in ('STATE', 'ANSWER', 'SUPPLEMENT', 'READ'));

create index tip_off_mailed_alone on tip_off (closed_at) where digest_group is null;
