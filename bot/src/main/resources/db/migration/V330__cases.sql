-- What the console adds to a report: who works on it, what it repeats, and everything else that staff did with it.
alter table tip_off
    add column assignee     text,        -- login of who works on it
    add column duplicate_of text,        -- the receipt under which the same matter is handled
    add column reopened_at  timestamptz; -- when staff took it up again after it was closed or declined

alter table tip_off_event
    add column token text, -- of the form that it came with: the same form sent twice acts once
    drop constraint tip_off_event_kind_check,
    add constraint tip_off_event_kind_check check (kind in ('STATE', 'ANSWER', 'SUPPLEMENT', 'READ',
        'NOTE', 'TAKEN', 'LEFT', 'DUPLICATE', 'HANDED_OVER', 'EXPORTED', 'OPENED'));

create unique index tip_off_event_token on tip_off_event (receipt, token) where token is not null;

create index tip_off_newest on tip_off (opened_at desc, receipt desc);
create index tip_off_state_newest on tip_off (state, opened_at desc, receipt desc);
create index tip_off_category_newest on tip_off (category, opened_at desc, receipt desc);
create index tip_off_assignee on tip_off (assignee, opened_at desc) where assignee is not null;
create index tip_off_duplicates on tip_off (duplicate_of) where duplicate_of is not null;
create index tip_off_clock on tip_off (state, (coalesce(reopened_at, closed_at, opened_at)))
    where state in ('RECEIVED', 'FORWARDED', 'IN_PROGRESS');
