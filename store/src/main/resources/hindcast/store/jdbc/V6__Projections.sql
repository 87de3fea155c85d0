-- What is known of each projection. Its rows are in the schema `read_model`: a table for each generation, and a view of the projection's name
-- over the one in service.
do $$
begin
    -- An administrator may have made it for an owner who makes no schemas.
    if to_regnamespace('read_model') is null then
        create schema read_model;
    end if;
end
$$;

create table hindcast.projections (
    name             text        collate "C" primary key check (name ~ '^[a-z][a-z0-9_]{0,39}$'),
    generation       integer     not null,
    -- What somebody wants of it, from anywhere.
    wanted           text        not null default 'running' check (wanted in ('running', 'stopped')),
    said_by          text,
    said_at          timestamptz,
    reason           text,
    -- The event that cannot be folded, as long as nobody has decided about it.
    failed_position  bigint,
    failed_key       text,
    failure          text,
    failed_at        timestamptz,
    attempts         integer     not null default 0,
    warn_events      bigint      not null default 100,
    warn_seconds     integer     not null default 5,
    critical_events  bigint      not null default 10000,
    critical_seconds integer     not null default 60,
    check ((failed_position is null) = (failure is null))
);

-- Rows and checkpoint of a generation are written in the same transaction. Who writes rows has locked the generation's line here.
create table hindcast.generations (
    projection text        collate "C" not null,
    number     integer     not null,
    revision   integer     not null,
    columns    text        not null,
    checkpoint bigint      not null default 0,
    handled    bigint      not null default 0,
    moved_at   timestamptz not null default clock_timestamp(),
    made_at    timestamptz not null default clock_timestamp(),
    dropped_at timestamptz,
    primary key (projection, number)
) with (fillfactor = 50, autovacuum_vacuum_threshold = 1000);

-- Events that a projection passes over, because somebody said so; for ever.
create table hindcast.skips (
    projection text        collate "C" not null,
    position   bigint      not null,
    said_by    text        not null,
    said_at    timestamptz not null default clock_timestamp(),
    reason     text        not null,
    failure    text        not null,
    attempts   integer     not null,
    primary key (projection, position)
);

-- Who did what to which projection, and why.
create table hindcast.audit (
    number     bigint      generated always as identity primary key,
    at         timestamptz not null default clock_timestamp(),
    said_by    text        not null,
    db_user    text        not null default session_user,
    action     text        not null,
    projection text        collate "C" not null,
    details    json        not null,
    reason     text        not null
);
create index audit_by_projection on hindcast.audit (projection, number);

create function hindcast.refuse_rewriting() returns trigger
language plpgsql as $$
begin
    raise exception 'What was decided stays written: % on %.% is refused.', lower(tg_op), tg_table_schema, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
create trigger skips_are_final before update or delete or truncate on hindcast.skips
    for each statement execute function hindcast.refuse_rewriting();
create trigger the_audit_is_final before update or delete or truncate on hindcast.audit
    for each statement execute function hindcast.refuse_rewriting();
alter table hindcast.skips enable always trigger skips_are_final;
alter table hindcast.audit enable always trigger the_audit_is_final;

-- Where the checkpoints stood, now and then: a day of it.
create table hindcast.checkpoint_samples (
    projection text        collate "C" not null,
    at         timestamptz not null default clock_timestamp(),
    checkpoint bigint      not null,
    mark       bigint      not null,
    behind     integer     not null,
    primary key (projection, at)
);

-- Appends that were refused because another writer was first; a day of them.
create table hindcast.conflicts (
    at          timestamptz not null default clock_timestamp(),
    stream_type text        collate "C" not null,
    stream_id   text        collate "C" not null,
    expected    integer     not null,
    actual      integer     not null
);
create index conflicts_by_time on hindcast.conflicts (at);

create table hindcast.rebuilds (
    number     bigint      generated always as identity primary key,
    projection text        collate "C" not null,
    generation integer     not null,
    -- Of which aggregates: all, those touched since a time, or a single one.
    scope      text        not null check (scope in ('all', 'since', 'aggregate')),
    since      timestamptz,
    stream_id  text        collate "C",
    state      text        not null default 'replaying'
        check (state in ('replaying', 'paused', 'failed', 'review', 'swapped', 'cancelled')),
    -- What somebody wants of it, from anywhere: it is looked at between two parts of the work.
    wanted     text        not null default 'running' check (wanted in ('running', 'paused', 'cancelled')),
    -- How far the shadow is: its rows come in, its indexes are made, it follows the log.
    stage      text        not null default 'rows' check (stage in ('rows', 'indexes', 'tail')),
    target     bigint      not null,
    -- Every stream up to this one is in the shadow.
    done       text        collate "C",
    -- Since when it holds the rows of all events up to its target: who began to read before does not see them.
    filled_at  timestamptz,
    events     bigint      not null default 0,
    total      bigint      not null,
    rows       bigint      not null default 0,
    failed_position bigint,
    failure    text,
    said_by    text        not null,
    reason     text        not null,
    holder     text        not null,
    -- Grows with each process that takes it over: who has an older one writes nothing any more.
    turn       integer     not null default 0,
    began_at   timestamptz not null default clock_timestamp(),
    ended_at   timestamptz
);
create unique index rebuilds_one_at_a_time on hindcast.rebuilds (projection) where ended_at is null;
