package hindcast.cli.rebuilds;

import hindcast.app.session.Session;
import hindcast.store.projection.Projection;
import hindcast.store.projection.rebuild.Rebuild;
import hindcast.store.projection.rebuild.Rebuilds;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Whose rows somebody wants to be made anew, who that is, and why.
final class Wanted {
    @Parameters(index = "0", paramLabel = "NAME", description = "The projection, such as orders.")
    private String name = "";

    @Option(names = "--as", paramLabel = "USER", description = "Who decides it, for the audit trail; by default who is logged in here.")
    private @Nullable String as;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit trail.")
    private String reason = "";

    /// The projection's name.
    ///
    /// @throws IllegalArgumentException when the program has none of this name
    String name(Session session) {
        if (session.projections().named(name).isEmpty()) {
            throw new IllegalArgumentException("There is no projection %s; there are %s.".formatted(
                    name, session.projections().all().stream().map(Projection::name).collect(Collectors.joining(", "))));
        }
        return name;
    }

    /// The projection's rebuild that has not ended.
    Optional<Rebuild> open(Session session, Rebuilds rebuilds) {
        return rebuilds.open(name(session));
    }

    String name() {
        return name;
    }

    String saidBy() {
        return as == null ? System.getProperty("user.name") : as;
    }

    String reason() {
        return reason;
    }
}
