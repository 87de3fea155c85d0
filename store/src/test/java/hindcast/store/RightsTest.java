package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.store.testing.Database;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// The rights in a store's schema, table by table: none is given by chance, none is forgotten.
final class RightsTest {
    /// Every right in the schema that is not its owner's. Whoever adds a table or a function says here, and in rights.sql, whose it is.
    private static final String RIGHTS = """
            hindcast.append: execute for admin, operator
            hindcast.audit: insert for admin, operator
            hindcast.audit: maintain for admin
            hindcast.audit: select for admin, auditor, operator
            hindcast.audit_number_seq: select for admin, auditor, operator
            hindcast.catch_up: execute for admin, operator
            hindcast.checkpoint_samples: delete for admin, operator
            hindcast.checkpoint_samples: insert for admin, operator
            hindcast.checkpoint_samples: maintain for admin
            hindcast.checkpoint_samples: select for admin, auditor, operator
            hindcast.conflicts: delete for admin, operator
            hindcast.conflicts: insert for admin, operator
            hindcast.conflicts: maintain for admin
            hindcast.conflicts: select for admin, auditor, operator
            hindcast.events(command_events): insert for admin, operator
            hindcast.events(command_id): insert for admin, operator
            hindcast.events(command_part): insert for admin, operator
            hindcast.events(data): insert for admin, operator
            hindcast.events(id): insert for admin, operator
            hindcast.events(metadata): insert for admin, operator
            hindcast.events(recorded_at): insert for admin, operator
            hindcast.events(revision): insert for admin, operator
            hindcast.events(stream_id): insert for admin, operator
            hindcast.events(stream_type): insert for admin, operator
            hindcast.events(type): insert for admin, operator
            hindcast.events(version): insert for admin, operator
            hindcast.events: maintain for admin
            hindcast.events: select for admin, auditor, operator
            hindcast.events_position_seq: select for admin, auditor, operator
            hindcast.generations(checkpoint): update for operator
            hindcast.generations(handled): update for operator
            hindcast.generations(moved_at): update for operator
            hindcast.generations: delete for admin
            hindcast.generations: insert for admin
            hindcast.generations: maintain for admin
            hindcast.generations: select for admin, auditor, operator
            hindcast.generations: update for admin
            hindcast.listed: delete for admin
            hindcast.listed: insert for admin
            hindcast.listed: maintain for admin
            hindcast.listed: select for admin, auditor, operator
            hindcast.listed: truncate for admin
            hindcast.listed: update for admin, operator
            hindcast.place: execute for admin, operator
            hindcast.projections(attempts): update for operator
            hindcast.projections(failed_at): update for operator
            hindcast.projections(failed_key): update for operator
            hindcast.projections(failed_position): update for operator
            hindcast.projections(failure): update for operator
            hindcast.projections(reason): update for operator
            hindcast.projections(said_at): update for operator
            hindcast.projections(said_by): update for operator
            hindcast.projections(wanted): update for operator
            hindcast.projections: delete for admin
            hindcast.projections: insert for admin
            hindcast.projections: maintain for admin
            hindcast.projections: select for admin, auditor, operator
            hindcast.projections: update for admin
            hindcast.rebuilds: delete for admin
            hindcast.rebuilds: insert for admin
            hindcast.rebuilds: maintain for admin
            hindcast.rebuilds: select for admin, auditor, operator
            hindcast.rebuilds: update for admin
            hindcast.rebuilds_number_seq: select for admin, auditor, operator
            hindcast.refuse_change: nobody
            hindcast.refuse_rewriting: nobody
            hindcast.schema_history: maintain for admin
            hindcast.schema_history: select for admin, auditor, operator
            hindcast.skips: insert for admin, operator
            hindcast.skips: maintain for admin
            hindcast.skips: select for admin, auditor, operator
            hindcast.snapshots(fold): update for operator
            hindcast.snapshots(state): update for operator
            hindcast.snapshots(taken_at): update for operator
            hindcast.snapshots: delete for admin, operator
            hindcast.snapshots: insert for admin, operator
            hindcast.snapshots: maintain for admin
            hindcast.snapshots: select for admin, auditor, operator
            hindcast.snapshots: truncate for admin
            hindcast.snapshots: update for admin
            hindcast.stream_ids: delete for admin
            hindcast.stream_ids: insert for admin, operator
            hindcast.stream_ids: maintain for admin
            hindcast.stream_ids: select for admin, auditor, operator
            hindcast.stream_ids: truncate for admin
            hindcast.stream_ids: update for admin
            hindcast.streams(last_at): update for operator
            hindcast.streams(last_type): update for operator
            hindcast.streams(version): update for operator
            hindcast.streams: delete for admin
            hindcast.streams: insert for admin, operator
            hindcast.streams: maintain for admin
            hindcast.streams: select for admin, auditor, operator
            hindcast.streams: truncate for admin
            hindcast.streams: update for admin
            hindcast.unlisted: execute for admin, auditor, operator
            hindcast: usage for admin, auditor, operator
            """;

    private static final String GIVEN = """
            with things (name, rights, owner) as (
                select 'hindcast', nspacl, nspowner
                from pg_namespace
                where nspname = 'hindcast'
                union all
                select 'hindcast.' || relname, relacl, relowner
                from pg_class
                where relnamespace = 'hindcast'::regnamespace
                  and relkind not in ('i', 'I', 't')
                union all
                select 'hindcast.' || relname || '(' || attname || ')', attacl, relowner
                from pg_attribute
                join pg_class on pg_class.oid = attrelid
                where relnamespace = 'hindcast'::regnamespace
                  and attacl is not null
                union all
                select 'hindcast.' || proname, coalesce(proacl, acldefault('f', proowner)), proowner
                from pg_proc
                where pronamespace = 'hindcast'::regnamespace
                  and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')
            )
            select coalesce(
                    name || ': ' || lower(privilege_type) || ' for '
                        || string_agg(case grantee when 0 then 'everybody' else replace(grantee::regrole::text, 'hindcast_', '') end,
                            ', ' order by grantee::regrole::text),
                    name || ': nobody')
            from things
            left join lateral (
                select grantee, privilege_type || case when is_grantable then ' to give on' else '' end as privilege_type
                from aclexplode(rights)
                where grantee <> owner) as it on true
            group by name, privilege_type
            """;

    private final PGSimpleDataSource source;

    RightsTest(@Database PGSimpleDataSource source) {
        this.source = source;
    }

    @Test
    void eachIsGivenOnPurpose() throws SQLException {
        assertEquals(RIGHTS, given(),
                "A table or function was added or changed: give it in upkeep/rights.sql to whom it is for, and write that down in this test.");
    }

    @Test
    void whatWasGivenBesidesOrTakenIsPutRightByMigratingAgain() throws SQLException {
        Sql.execute(source,
                "grant update, delete on hindcast.events to hindcast_admin, public",
                "grant execute on function hindcast.append to public",
                "revoke select on hindcast.streams from hindcast_auditor");

        Schema.migrate(source);

        assertEquals(RIGHTS, given());
    }

    @Test
    void whoHasARightCannotGiveItOn() throws SQLException {
        Sql.execute(source, "create role giver login in role hindcast_admin");

        // A server warns of it, and gives nothing.
        Sql.execute(Sql.as("giver", source), "grant all on hindcast.events to public", "grant execute on function hindcast.append to public");

        assertEquals(RIGHTS, given());
    }

    private String given() throws SQLException {
        return Sql.texts(source, GIVEN).stream().sorted().collect(Collectors.joining("\n", "", "\n"));
    }
}
