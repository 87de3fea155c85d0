package hindcast.cli.command;

import hindcast.app.session.Session;
import hindcast.app.session.Target;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `hindcast init`: creates a store in a database of the user's, which no other command does unasked.
@Command(name = "init", header = "Creates a store in a database of yours, or brings an older one up to date.", description = {
    "", "The store gets a schema of its own, `hindcast`; other tables are left alone. The roles hindcast_auditor,",
    "hindcast_operator and hindcast_admin get their rights in it. Where it is there already, these alone are given again.", ""})
public final class CreateStore implements Callable<Integer> {
    private final Hindcast hindcast;

    public CreateStore(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        return switch (hindcast.target()) {
            case Target.Embedded _ -> hindcast.with(this::ready);
            case Target.Postgres database -> {
                try (Session session = Session.create(database)) {
                    yield ready(session);
                }
            }
        };
    }

    private int ready(Session session) {
        session.store().faults().forEach(hindcast.terminal()::say);
        hindcast.terminal().print("There is a store in " + session.connection().address() + ".");
        return Exit.OK;
    }
}
