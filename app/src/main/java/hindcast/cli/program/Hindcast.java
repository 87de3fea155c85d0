package hindcast.cli.program;

import hindcast.app.embedded.DataFolder;
import hindcast.app.session.Connection;
import hindcast.app.session.Environment;
import hindcast.app.session.Libpq;
import hindcast.app.session.PostgresUrl;
import hindcast.app.session.Session;
import hindcast.app.session.Target;
import hindcast.app.time.MomentText;
import hindcast.app.transfer.Pace;
import hindcast.cli.output.Json;
import hindcast.cli.output.Terminal;
import hindcast.cli.output.TimeText;
import hindcast.store.Schema;
import hindcast.store.StoreException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine;
import tools.jackson.databind.node.ObjectNode;

/// `hindcast` itself: the options of every command, and the store that they work on.
@Command(
        name = "hindcast",
        versionProvider = Hindcast.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "Opens a store of events and travels through it.",
        description = {"", "Without a command it opens the window, on the embedded store unless --store or a hindcast:// link says otherwise.", ""},
        footer = {
            "",
            "Examples:",
            "  hindcast import orders.ndjson.gz",
            "  hindcast aggregates --type Order",
            "  hindcast state Order/7f3a91c2 --at \"2026-11-19 14:02\" --blame",
            "  hindcast changes Order/7f3a91c2 --from 3 --to 8 --json",
            "  hindcast --store postgresql://reader@db.example/shop aggregates",
            "",
            "Exit codes: 0 done, 1 the answer is no, 2 wrong usage, 3 the store failed."
        })
public final class Hindcast implements Callable<Integer> {
    /// The option that names the folder of the embedded store.
    public static final String DATA = "--data";

    @Option(names = "--store", paramLabel = "STORE", scope = ScopeType.INHERIT, description = {
        "`embedded` (the default), or a database of yours as postgresql://user@host:port/database?sslmode=…",
        "What the URL leaves out is taken from PG* variables, pg_service.conf and the password file."})
    private String store = "embedded";

    // Handed on by Cli, since a few commands mean their own by it.
    @Option(names = Hindcast.DATA, paramLabel = "DIR",
            description = "Where the embedded store keeps its data; HINDCAST_DATA does the same.")
    private @Nullable String data;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--zone", paramLabel = "ZONE", scope = ScopeType.INHERIT,
            description = "Where times without an offset are read and all are printed, such as Europe/Berlin or UTC; by default here.")
    private ZoneId zone = ZoneId.systemDefault();

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the program's version.")
    private boolean version;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;
    private final Environments environments;

    /// @param environments what the user has said of databases
    public Hindcast(Terminal terminal, Environments environments) {
        this.terminal = terminal;
        this.environments = environments;
    }

    /// Without a command there is nothing to do here: the window is opened elsewhere.
    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
    }

    public Terminal terminal() {
        return terminal;
    }

    /// What a database is for, as far as the user has said so.
    public Environment environment(Connection connection) {
        return connection.environment() == Environment.UNSPECIFIED ? environments.of(connection) : connection.environment();
    }

    /// Whether results are for a program.
    public boolean json() {
        return json;
    }

    public TimeText times() {
        return new TimeText(zone);
    }

    public MomentText moments() {
        return new MomentText(zone, Instant.now());
    }

    public void print(ObjectNode object) {
        terminal.print(Json.text(object));
    }

    /// Shows a person how far a transfer has come.
    public void progress(Pace pace) {
        String percent = pace.fraction() < 0 ? "" : "%3.0f %% · ".formatted(pace.fraction() * 100);
        terminal.progress(percent + pace.words());
    }

    /// What --store and --data name.
    ///
    /// @throws IllegalArgumentException with a sentence when they name nothing
    public Target target() {
        if (PostgresUrl.matches(store)) {
            return Libpq.ofProcess().url(store);
        }
        if (!store.equals("embedded")) {
            throw new IllegalArgumentException("--store is `embedded` or a URL such as postgresql://user@host:5432/database");
        }
        return new Target.Embedded(data != null
                ? DataFolder.at(data)
                : DataFolder.standard(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home"))));
    }

    /// Opens the store, works on it, and closes it. A person may create a store where there is none.
    public int with(ToIntFunction<Session> work) {
        try (Session session = open(target())) {
            terminal.progress("");
            session.notice().ifPresent(terminal::say);
            return work.applyAsInt(session);
        }
    }

    private Session open(Target target) {
        try {
            return Session.open(target, (what, fraction) -> terminal.progress("%s %.0f %%".formatted(what, fraction * 100)));
        } catch (StoreException.NotAStore other) {
            if (target instanceof Target.Postgres database && canBeCreated(other)
                    && terminal.confirm(other.getMessage() + " Do that in " + database.connection().address() + "?")) {
                return Session.create(database);
            }
            throw other;
        }
    }

    /// Whether a store can be created where there is none, or an older one brought up to date.
    public static boolean canBeCreated(StoreException.NotAStore other) {
        return switch (other.found()) {
            case Schema.State.Absent _, Schema.State.Older _ -> true;
            case Schema.State.Newer _, Schema.State.Ready _ -> false;
        };
    }

    /// The version that the program was built as.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            ModuleDescriptor descriptor = Hindcast.class.getModule().getDescriptor();
            return new String[] {"Hindcast " + (descriptor == null ? "" : descriptor.rawVersion().orElse(""))};
        }
    }
}
