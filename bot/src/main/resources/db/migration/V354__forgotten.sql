-- From then on who was told is not known any more, only how many.
alter table broadcast
    add column forgotten_at timestamptz;

update broadcast b
set forgotten_at = ended_at
where ended_at is not null
  and exists (select from broadcast_result r where r.broadcast = b.id)
  and not exists (select from broadcast_delivery d where d.broadcast = b.id)
  and not exists (select from broadcast_batch p where p.broadcast = b.id and p.way = 'MASS_WHOLE');

-- The numbers of the others are counted from their rows until these are forgotten.
delete
from broadcast_result r using broadcast b
where b.id = r.broadcast
  and b.forgotten_at is null;
