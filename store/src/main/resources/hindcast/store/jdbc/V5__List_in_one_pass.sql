-- As before, but that what is to be listed is read once, by its positions alone, and the newest event of a stream is found by hashing: sorting the
-- stretch took as long as all the rest.
create or replace function hindcast.catch_up()
returns bigint
language plpgsql
-- What is known of the log says little of a stretch that is new: a plan for few rows would go through many, many times.
set enable_nestloop = off
set work_mem = '32MB' as $$
declare
    mark    bigint;
    head    bigint;
    writers text[];
begin
    select l.position into mark from hindcast.listed l for update skip locked;
    head := pg_sequence_last_value(pg_get_serial_sequence('hindcast.events', 'position')::regclass);
    if mark is null or head is null or head <= mark then
        return 0;
    end if;

    -- An INSERT holds this lock before it takes a position, and to its end.
    select array_agg(virtualtransaction) into writers
    from pg_locks
    where relation = 'hindcast.events'::regclass
      and database = (select oid from pg_database where datname = current_database())
      and mode = 'RowExclusiveLock'
      and granted
      and pid is distinct from pg_backend_pid();
    for attempt in 1..200 loop
        exit when not exists (
            select
            from pg_locks
            where relation = 'hindcast.events'::regclass
              and database = (select oid from pg_database where datname = current_database())
              and mode = 'RowExclusiveLock'
              and granted
              and virtualtransaction = any (writers));
        if attempt = 200 then
            return 0;
        end if;
        perform pg_sleep(0.001);
    end loop;

    -- The stretch is gone through once, by the index of positions, whatever is known of how the rest of the log looks.
    with fresh as materialized (
        select e.stream_type, e.stream_id, e.version, e.recorded_at, e.type
        from hindcast.events e
        where e.position > mark and e.position <= head
    ), named as (
        insert into hindcast.stream_ids (type, id, first_at)
        select f.stream_type, f.stream_id, f.recorded_at
        from fresh f
        where f.version = 1
    ), newest as (
        select f.stream_type, f.stream_id, max(f.version) as version, min(f.recorded_at) filter (where f.version = 1) as first_at
        from fresh f
        group by f.stream_type, f.stream_id
    )
    insert into hindcast.streams (type, id, version, first_at, last_at, last_type)
    -- A stream that does not begin here is listed already, and keeps its first time.
    select f.stream_type, f.stream_id, f.version, coalesce(n.first_at, f.recorded_at), f.recorded_at, f.type
    from newest n
    join fresh f using (stream_type, stream_id, version)
    on conflict (type, id) do update
    set version = excluded.version, last_at = excluded.last_at, last_type = excluded.last_type;

    update hindcast.listed set position = head;
    return head - mark;
end
$$;
