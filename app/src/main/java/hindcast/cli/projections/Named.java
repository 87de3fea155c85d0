package hindcast.cli.projections;

import hindcast.app.session.Session;
import hindcast.store.projection.Projection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which projection a command is about, and who says so.
final class Named {
    @Parameters(paramLabel = "NAME", description = "The projection, such as orders.")
    private String name = "";

    @Option(names = "--as", paramLabel = "USER", description = "Who decides it, for the audit trail; by default who is logged in here.")
    private @Nullable String as;

    /// The projection.
    ///
    /// @throws IllegalArgumentException when the program has none of this name
    Projection<?, ?, ?> projection(Session session) {
        return of(session, name);
    }

    static Projection<?, ?, ?> of(Session session, String name) {
        return session.projections().named(name).orElseThrow(() -> new IllegalArgumentException("There is no projection %s; there are %s.".formatted(
                name, session.projections().all().stream().map(Projection::name).collect(Collectors.joining(", ")))));
    }

    String name() {
        return name;
    }

    String saidBy() {
        return as == null ? System.getProperty("user.name") : as;
    }
}
