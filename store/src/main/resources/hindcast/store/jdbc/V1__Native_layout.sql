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

-- Where every stream stands: written by each append, and what decides whether an append conflicts.
create table hindcast.streams (
    type      text        collate "C" not null,
    id        text        collate "C" not null,
    version   integer     not null,
    first_at  timestamptz not null,
    last_at   timestamptz not null,
    last_type text        collate "C" not null,
    primary key (type, id)
);
create index streams_by_activity on hindcast.streams (last_at, type, id);
create index streams_by_type_and_activity on hindcast.streams (type, last_at, id);

-- What of a stream never changes. Apart from `streams`, because every change of a row there is paid for in each of its indexes.
create table hindcast.stream_ids (
    type      text        collate "C" not null,
    id        text        collate "C" not null,
    first_at  timestamptz not null,
    primary key (type, id)
);
create index stream_ids_by_creation on hindcast.stream_ids (first_at, type, id);
create index stream_ids_by_type_and_creation on hindcast.stream_ids (type, first_at, id);

-- What a command appended, so that it appends once.
create table hindcast.commands (
    id            text    collate "C" primary key,
    first_version integer not null,
    last_version  integer not null,
    last_position bigint  not null
);
