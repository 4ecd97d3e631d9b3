-- What is wrong now, as each running instance sees it. Rows of an instance that died are told by their age.
create table alarm (
    instance text        not null,
    name     text        not null,
    sentence text        not null,
    since    timestamptz not null,
    seen_at  timestamptz not null, -- when the instance last found it so
    primary key (instance, name)
);
