-- What a virus scanner said of the bytes, in words for staff; whatever was stored before was never scanned.
alter table evidence add column antivirus text not null default '未查毒';
