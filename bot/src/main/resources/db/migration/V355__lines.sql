-- Those that are planned, by who speaks to them: a worker asks for them each second.
create index broadcast_delivery_line on broadcast_delivery (broadcast, channel, account, way, due_at)
    where state = 'PLANNED';
drop index broadcast_delivery_due;
