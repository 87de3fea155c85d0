-- The log. A position is handed out inside the INSERT, by a sequence without a cache: readers of the log rely on both.
create table hindcast.events (
    position    bigint      generated always as identity (cache 1) primary key,
    stream_type text        collate "C" not null,
    stream_id   text        collate "C" not null,
    version     integer     not null check (version > 0),
    id          text        collate "C" not null,
    type        text        collate "C" not null,
    revision    integer     not null check (revision > 0),
    recorded_at timestamptz not null default clock_timestamp(),
    data        json        not null,
    metadata    json        not null,
    unique (stream_type, stream_id, version)
);

create function hindcast.refuse_change() returns trigger
language plpgsql as $$
begin
    raise exception 'Events are never changed or removed: % on %.% is refused.', lower(tg_op), tg_table_schema, tg_table_name
        using errcode = 'integrity_constraint_violation',
              hint = 'What was wrong is put right by a further event.';
end
$$;

-- Once for the statement, whatever it would touch; once for the row, because a replication worker runs no statement.
create trigger events_are_final before update or delete or truncate on hindcast.events
    for each statement execute function hindcast.refuse_change();
create trigger an_event_is_final before update or delete on hindcast.events
    for each row execute function hindcast.refuse_change();
alter table hindcast.events enable always trigger events_are_final;
alter table hindcast.events enable always trigger an_event_is_final;

-- Where every stream stands: written by each append, and what decides whether an append conflicts. The list is read from its indexes, which
-- takes a table that is vacuumed early.
create table hindcast.streams (
    type      text        collate "C" not null,
    id        text        collate "C" not null,
    version   integer     not null,
    first_at  timestamptz not null,
    last_at   timestamptz not null,
    last_type text        collate "C" not null,
    primary key (type, id)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
create index streams_by_activity on hindcast.streams (last_at, type, id) include (first_at);
create index streams_by_type_and_activity on hindcast.streams (type, last_at, id) include (first_at);

-- What of a stream never changes. Apart from `streams`, because every change of a row there is paid for in each of its indexes.
create table hindcast.stream_ids (
    type      text        collate "C" not null,
    id        text        collate "C" not null,
    first_at  timestamptz not null,
    primary key (type, id) include (first_at)
) with (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
create index stream_ids_by_creation on hindcast.stream_ids (first_at, type, id);
create index stream_ids_by_type_and_creation on hindcast.stream_ids (type, first_at, id);
-- How common a part of an id is decides how it is searched for.
alter table hindcast.stream_ids alter column id set statistics 1000;

-- What a command appended, so that it appends once.
create table hindcast.commands (
    id            text    collate "C" primary key,
    first_version integer not null,
    last_version  integer not null,
    last_position bigint  not null
);

-- Appends to one stream in one round trip. Answers what was appended, or in `actual` the version that was found instead of the expected one.
-- The row of the stream is written first: it makes writers of the same stream wait for each other, and the second one conflict.
create function hindcast.append(
    of_type text, of_id text, expected integer, command text,
    ids text[], types text[], revisions integer[], times text[], payloads text[], metadatas text[])
returns table (first_version integer, last_version integer, last_position bigint, actual integer)
language plpgsql as $$
declare
    now  constant timestamptz := clock_timestamp();
    size constant integer     := cardinality(ids);
    newest        timestamptz := coalesce(times[size]::timestamptz, now);
begin
    if command is not null then
        return query
            select c.first_version, c.last_version, c.last_position, null::integer
            from hindcast.commands c
            where c.id = command;
        if found then
            return;
        end if;
    end if;

    if expected = 0 then
        insert into hindcast.streams (type, id, version, first_at, last_at, last_type)
        values (of_type, of_id, size, coalesce(times[1]::timestamptz, now), newest, types[size])
        on conflict do nothing;
    else
        update hindcast.streams
        set version = expected + size, last_at = newest, last_type = types[size]
        where type = of_type and id = of_id and version = expected;
    end if;

    if not found then
        -- Whoever was first may have been the same command, sent twice.
        return query
            select c.first_version, c.last_version, c.last_position, null::integer
            from hindcast.commands c
            where c.id = command;
        if not found then
            actual := coalesce((select s.version from hindcast.streams s where s.type = of_type and s.id = of_id), 0);
            return next;
        end if;
        return;
    end if;

    if expected = 0 then
        insert into hindcast.stream_ids (type, id, first_at)
        values (of_type, of_id, coalesce(times[1]::timestamptz, now));
    end if;

    with written as (
        insert into hindcast.events (stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata)
        select of_type, of_id, expected + number, e.id, e.type, e.revision, coalesce(e.at::timestamptz, now), e.data::json, e.metadata::json
        from unnest(ids, types, revisions, times, payloads, metadatas)
            with ordinality as e (id, type, revision, at, data, metadata, number)
        order by number
        returning position
    )
    select max(position) into last_position from written;
    first_version := expected + 1;
    last_version := expected + size;

    if command is not null then
        insert into hindcast.commands (id, first_version, last_version, last_position)
        values (command, expected + 1, expected + size, append.last_position);
    end if;
    return next;
end
$$;

-- Places events of many streams at exact versions, in the order given and in one round trip. Answers for each -1: written, -2: the same event
-- is there already, else: refused, by the version that its stream has. Several events of which the new ones of some stream do not follow its
-- version one by one are answered with null and not written: then the parts must be placed on their own.
create function hindcast.place(
    stream_types text[], stream_ids text[], versions integer[],
    ids text[], types text[], revisions integer[], times text[], payloads text[], metadatas text[])
returns integer[]
language plpgsql as $$
declare
    answers integer[];
begin
    perform
    from hindcast.streams s
    where (s.type, s.id) in (select * from unnest(stream_types, stream_ids))
    order by s.type, s.id
    for update;

    with given as materialized (
        select g.*, coalesce(s.version, 0) as stands,
            count(*) filter (where g.version > coalesce(s.version, 0)) over (partition by g.stream_type, g.stream_id order by number) as step
        from unnest(stream_types, stream_ids, versions, ids, types, revisions, times, payloads, metadatas)
            with ordinality as g (stream_type, stream_id, version, id, type, revision, at, data, metadata, number)
        left join hindcast.streams s on s.type = g.stream_type and s.id = g.stream_id
    ), fresh as materialized (
        select *, coalesce(at::timestamptz, clock_timestamp()) as recorded_at
        from given
        where version > stands
    ), regular as materialized (
        select not exists (select from fresh where version <> stands + step) as yes
    ), written as (
        insert into hindcast.events (stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata)
        select stream_type, stream_id, version, id, type, revision, recorded_at, data::json, metadata::json
        from fresh
        where (select yes from regular)
        order by number
    ), named as (
        insert into hindcast.stream_ids (type, id, first_at)
        select stream_type, stream_id, recorded_at
        from fresh
        where version = 1 and (select yes from regular)
    ), listed as (
        insert into hindcast.streams (type, id, version, first_at, last_at, last_type)
        select distinct on (stream_type, stream_id) stream_type, stream_id, version,
            first_value(recorded_at) over (partition by stream_type, stream_id order by step), recorded_at, type
        from fresh
        where (select yes from regular)
        order by stream_type, stream_id, step desc
        on conflict (type, id) do update
        set version = excluded.version, last_at = excluded.last_at, last_type = excluded.last_type
    )
    select array_agg(
            case
                when g.version > stands and yes then -1
                when g.version > stands then stands
                when e.id = g.id then -2
                else stands + step
            end
            order by number)
        into answers
    from given g
    cross join regular
    left join hindcast.events e
        on g.version <= stands and e.stream_type = g.stream_type and e.stream_id = g.stream_id and e.version = g.version
    where yes or cardinality(ids) = 1;
    return answers;
end
$$;

-- A part of an id is found through an index of its trigrams. A server without them still answers, by reading every id.
do $$
declare
    home name;
begin
    begin
        create extension if not exists pg_trgm with schema hindcast;
    exception
        when insufficient_privilege or undefined_file or feature_not_supported then
            raise notice 'pg_trgm is not available: a search for a part of an id reads every id.';
    end;
    select nspname into home
    from pg_catalog.pg_extension
    join pg_catalog.pg_namespace on pg_namespace.oid = extnamespace
    where extname = 'pg_trgm';
    if found then
        execute format('create index stream_ids_by_part on hindcast.stream_ids using gin (id %I.gin_trgm_ops)', home);
    end if;
end
$$;
