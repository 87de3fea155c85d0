-- An append writes the log and nothing else. What a command appended is told by the events themselves, and the list of streams is kept up
-- by `hindcast.catch_up`; what it has not listed yet is read from the log.
lock table hindcast.events in share row exclusive mode;

-- Of each stream to which a command appended, the last event that it appended there says so. Once for a command and a part: so it appends once.
alter table hindcast.events
    add column command_id     text    collate "C",
    add column command_part   integer,
    add column command_events integer;

alter table hindcast.events disable trigger events_are_final;
alter table hindcast.events disable trigger an_event_is_final;
update hindcast.events e
set command_id = c.id, command_part = 1, command_events = c.last_version - c.first_version + 1
from hindcast.commands c
where e.position = c.last_position;
alter table hindcast.events enable always trigger events_are_final;
alter table hindcast.events enable always trigger an_event_is_final;

create unique index events_by_command on hindcast.events (command_id, command_part) where command_id is not null;
drop table hindcast.commands;

-- The position up to which `streams` and `stream_ids` tell what the log says.
create table hindcast.listed (
    position bigint not null
);
insert into hindcast.listed (position)
select coalesce(max(position), 0)
from hindcast.events;

-- The lines of the streams that have events which are not listed yet, as they are; `fresh` where the list does not know the stream at all.
create function hindcast.unlisted()
returns table (
    type text, id text, version integer, first_at timestamptz, last_at timestamptz, last_type text, fresh boolean)
language plpgsql stable rows 1000 as $$
declare
    mark constant bigint := coalesce((select l.position from hindcast.listed l), 0);
begin
    return query
        select n.stream_type, n.stream_id, n.version, f.recorded_at, n.recorded_at, n.type, f.position > mark
        from (
            select distinct on (e.stream_type, e.stream_id) e.stream_type, e.stream_id, e.version, e.recorded_at, e.type
            from hindcast.events e
            where e.position > mark
            order by e.stream_type, e.stream_id, e.version desc) as n
        cross join lateral (
            select e.position, e.recorded_at
            from hindcast.events e
            where e.stream_type = n.stream_type and e.stream_id = n.stream_id and e.version = 1) as f;
end
$$;

-- Lists what the log says up to a position below which nothing can appear any more: one that was handed out before writers that have ended
-- since. Called in a transaction of its own, at READ COMMITTED, and by one at a time: who comes second has nothing to do. A writer that does
-- not end in time puts it off. Answers how many events it has listed.
create function hindcast.catch_up()
returns bigint
language plpgsql as $$
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

    insert into hindcast.stream_ids (type, id, first_at)
    select e.stream_type, e.stream_id, e.recorded_at
    from hindcast.events e
    where e.position > mark and e.position <= head and e.version = 1;

    insert into hindcast.streams (type, id, version, first_at, last_at, last_type)
    select n.stream_type, n.stream_id, n.version, (select i.first_at from hindcast.stream_ids i where i.type = n.stream_type and i.id = n.stream_id),
        n.recorded_at, n.type
    from (
        select distinct on (e.stream_type, e.stream_id) e.stream_type, e.stream_id, e.version, e.recorded_at, e.type
        from hindcast.events e
        where e.position > mark and e.position <= head
        order by e.stream_type, e.stream_id, e.version desc) as n
    on conflict (type, id) do update
    set version = excluded.version, last_at = excluded.last_at, last_type = excluded.last_type;

    update hindcast.listed set position = head;
    return head - mark;
end
$$;

drop function hindcast.append;


-- Appends to several streams in one round trip: all of it, answered by the positions of the last event of each stream, in the order given;
-- or nothing, refused with P0409, because a stream does not stand where its writer has seen it or because the command was here before.
-- Streams are written in the order of their names, so that two of these wait for each other and never in a circle.
create function hindcast.append(
    stream_types text[], stream_ids text[], expected integer[], sizes integer[], command text,
    ids text[], types text[], revisions integer[], times text[], payloads text[], metadatas text[])
returns bigint[]
language plpgsql as $$
declare
    now     constant timestamptz := clock_timestamp();
    written bigint;
    answer  bigint[];
begin
    with parts as materialized (
        select p.*, sum(p.size) over (order by p.number) - p.size as before
        from unnest(stream_types, stream_ids, expected, sizes) with ordinality as p (type, id, expected, size, number)
        where p.expected = 0 or exists (
            select
            from hindcast.events e
            where e.stream_type = p.type and e.stream_id = p.id and e.version = p.expected)
    ), placed as (
        insert into hindcast.events (
            stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata, command_id, command_part, command_events)
        select p.type, p.id, p.expected + step, g.id, g.type, g.revision, coalesce(g.at::timestamptz, now), g.data::json, g.metadata::json,
            case when step = p.size then command end,
            case when step = p.size and command is not null then p.number end,
            case when step = p.size and command is not null then p.size end
        from parts p
        cross join generate_series(1, p.size) as step
        join unnest(ids, types, revisions, times, payloads, metadatas)
            with ordinality as g (id, type, revision, at, data, metadata, number) on g.number = p.before + step
        order by p.type, p.id, step
        on conflict do nothing
        returning position, stream_type, stream_id
    ), last as (
        select stream_type, stream_id, max(position) as position, count(*) as events
        from placed
        group by stream_type, stream_id
    )
    select sum(l.events), array_agg(l.position order by p.number)
        into written, answer
    from last l
    join parts p on p.type = l.stream_type and p.id = l.stream_id;

    if written is distinct from cardinality(ids) then
        raise exception 'Nothing was appended: another writer was first.' using errcode = 'P0409';
    end if;
    return answer;
end
$$;

-- As before, but that it reads the log to know where a stream stands. An event that another writer put at the same version in the meantime
-- is found when its own is written, and then all are looked at anew.
create or replace function hindcast.place(
    stream_types text[], stream_ids text[], versions integer[],
    ids text[], types text[], revisions integer[], times text[], payloads text[], metadatas text[])
returns integer[]
language plpgsql as $$
declare
    answers integer[];
    meant   bigint;
    done    bigint;
begin
    loop
        begin
            with standing as materialized (
                select s.type, s.id, coalesce((
                    select e.version
                    from hindcast.events e
                    where e.stream_type = s.type and e.stream_id = s.id
                    order by e.version desc
                    limit 1), 0) as version
                from (select distinct u.type, u.id from unnest(stream_types, stream_ids) as u (type, id)) as s
            ), given as materialized (
                select g.*, s.version as stands,
                    count(*) filter (where g.version > s.version) over (partition by g.stream_type, g.stream_id order by number) as step
                from unnest(stream_types, stream_ids, versions, ids, types, revisions, times, payloads, metadatas)
                    with ordinality as g (stream_type, stream_id, version, id, type, revision, at, data, metadata, number)
                join standing s on s.type = g.stream_type and s.id = g.stream_id
            ), fresh as materialized (
                select *
                from given
                where version > stands
            ), regular as materialized (
                select not exists (select from fresh where version <> stands + step) as yes
            ), written as (
                insert into hindcast.events (stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata)
                select stream_type, stream_id, version, id, type, revision, coalesce(at::timestamptz, clock_timestamp()), data::json, metadata::json
                from fresh
                where (select yes from regular)
                order by number
                on conflict do nothing
                returning position
            )
            select array_agg(
                    case
                        when g.version > stands and yes then -1
                        when g.version > stands then stands
                        when e.id = g.id then -2
                        else stands + step
                    end
                    order by number),
                    (select count(*) from fresh where (select yes from regular)), (select count(*) from written)
                into answers, meant, done
            from given g
            cross join regular
            left join hindcast.events e
                on g.version <= stands and e.stream_type = g.stream_type and e.stream_id = g.stream_id and e.version = g.version
            where yes or cardinality(ids) = 1;
            if meant <> done then
                raise exception 'Another writer was first.' using errcode = 'P0409';
            end if;
            return answers;
        exception
            when sqlstate 'P0409' then
                null;
        end;
    end loop;
end
$$;

revoke execute on function hindcast.append, hindcast.place, hindcast.catch_up, hindcast.unlisted from public;
