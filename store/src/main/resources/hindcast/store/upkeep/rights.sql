-- Who may do what in a store. Run by its owner after the migrations, each time: it leaves behind exactly these rights, whatever was there.
-- A further table or function is given here, or nobody but the owner has it.
do $$
begin
    if not (select pg_has_role(relowner, 'usage') from pg_catalog.pg_class where oid = 'hindcast.events'::regclass) then
        raise insufficient_privilege using message = format('the store belongs to %s', (
            select relowner::regrole from pg_catalog.pg_class where oid = 'hindcast.events'::regclass));
    end if;
end
$$;

-- What copying the table by hand loses.
do $$
begin
    if not exists (select from pg_catalog.pg_trigger where tgrelid = 'hindcast.events'::regclass and tgname = 'events_are_final') then
        create trigger events_are_final before update or delete or truncate on hindcast.events
            for each statement execute function hindcast.refuse_change();
    end if;
    if not exists (select from pg_catalog.pg_trigger where tgrelid = 'hindcast.events'::regclass and tgname = 'an_event_is_final') then
        create trigger an_event_is_final before update or delete on hindcast.events
            for each row execute function hindcast.refuse_change();
    end if;
    if exists (select from pg_catalog.pg_trigger where tgrelid = 'hindcast.events'::regclass and not tgisinternal and tgenabled <> 'A') then
        alter table hindcast.events enable always trigger events_are_final;
        alter table hindcast.events enable always trigger an_event_is_final;
    end if;
end
$$;

-- Roles belong to the whole server: another database's store may have them already, or make them at this moment.
do $$
declare
    role name;
begin
    foreach role in array array['hindcast_auditor', 'hindcast_operator', 'hindcast_admin'] loop
        if to_regrole(role) is null then
            begin
                execute format('create role %I nologin', role);
            exception
                when duplicate_object or unique_violation then
                    null;
                when insufficient_privilege then
                    -- An administrator makes them; that they are missing is told whenever the store is looked over.
                    return;
            end;
        end if;
        begin
            -- Whose transaction holds a reader of the log back is a question about other users' connections.
            if not pg_has_role(role, 'pg_read_all_stats', 'member') then
                execute format('grant pg_read_all_stats to %I', role);
            end if;
        exception
            when unique_violation then
                null;
            when insufficient_privilege then
                raise notice '% cannot see whose transactions are open.', role;
        end;
    end loop;
end
$$;

-- Nothing is everybody's. What belongs to an extension is the extension's to give.
do $$
declare
    one regprocedure;
begin
    revoke all on schema hindcast, read_model from public;
    revoke all on all tables in schema hindcast from public;
    revoke all on all sequences in schema hindcast from public;
    for one in
        select oid
        from pg_catalog.pg_proc
        where pronamespace = 'hindcast'::regnamespace
          and not exists (select from pg_catalog.pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')
    loop
        execute format('revoke all on routine %s from public', one);
    end loop;
end
$$;

do $$
begin
    if to_regrole('hindcast_auditor') is null or to_regrole('hindcast_operator') is null or to_regrole('hindcast_admin') is null then
        return;
    end if;
    revoke all on schema hindcast from hindcast_auditor, hindcast_operator, hindcast_admin;
    revoke all on all tables in schema hindcast from hindcast_auditor, hindcast_operator, hindcast_admin;
    revoke all on all sequences in schema hindcast from hindcast_auditor, hindcast_operator, hindcast_admin;
    revoke all on all routines in schema hindcast from hindcast_auditor, hindcast_operator, hindcast_admin;

    -- All three read everything, also how far positions were handed out: the safe mark is found by it.
    grant usage on schema hindcast to hindcast_auditor, hindcast_operator, hindcast_admin;
    grant select on all tables in schema hindcast to hindcast_auditor, hindcast_operator, hindcast_admin;
    grant select on all sequences in schema hindcast to hindcast_auditor, hindcast_operator, hindcast_admin;

    -- The functions work with the rights of who calls them. A position is nobody's to choose.
    grant execute on function hindcast.unlisted to hindcast_auditor, hindcast_operator, hindcast_admin;
    grant execute on function hindcast.append, hindcast.place, hindcast.catch_up to hindcast_operator, hindcast_admin;
    grant insert (stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata, command_id, command_part, command_events)
        on hindcast.events to hindcast_operator, hindcast_admin;
    grant insert, update (version, last_at, last_type) on hindcast.streams to hindcast_operator;
    grant insert on hindcast.stream_ids to hindcast_operator;
    grant update on hindcast.listed to hindcast_operator;
    grant insert, update (fold, state, taken_at), delete on hindcast.snapshots to hindcast_operator;

    -- Projections run, stop and go on, and what was decided about them is added to. Their rows belong to hindcast_admin, who makes the tables.
    grant update (wanted, said_by, said_at, reason, failed_position, failed_key, failure, failed_at, attempts)
        on hindcast.projections to hindcast_operator;
    grant update (checkpoint, handled, moved_at) on hindcast.generations to hindcast_operator;
    grant insert on hindcast.skips, hindcast.audit, hindcast.checkpoint_samples, hindcast.conflicts to hindcast_operator, hindcast_admin;
    grant delete on hindcast.checkpoint_samples, hindcast.conflicts to hindcast_operator, hindcast_admin;
    grant insert, update, delete on hindcast.projections, hindcast.generations, hindcast.rebuilds to hindcast_admin;
    revoke all on schema read_model from hindcast_auditor, hindcast_operator, hindcast_admin;
    grant usage on schema read_model to hindcast_auditor, hindcast_operator, hindcast_admin;
    grant create on schema read_model to hindcast_admin;

    -- What follows from the events can be put right. No trigger and no function of theirs: it would run with the rights of whoever appends.
    grant insert, update, delete, truncate on hindcast.streams, hindcast.stream_ids, hindcast.listed, hindcast.snapshots to hindcast_admin;
    if current_setting('server_version_num')::integer >= 170000 then
        execute 'grant maintain on all tables in schema hindcast to hindcast_admin';
    end if;
end
$$;
