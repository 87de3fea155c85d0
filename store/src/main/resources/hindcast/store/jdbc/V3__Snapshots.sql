-- States as folds left them, so that whoever needs the newest one need not read a long stream from its beginning. Nothing depends on them:
-- all of this may be emptied at any time, and nothing points here that could be held up by it.
create table hindcast.snapshots (
    type     text        collate "C" not null,
    id       text        collate "C" not null,
    version  integer     not null check (version > 0),
    fold     text        collate "C" not null,
    state    json        not null,
    taken_at timestamptz not null default clock_timestamp(),
    primary key (type, id, version)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
