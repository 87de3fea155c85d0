package hindcast.cli.projections;

import hindcast.app.log.MarkWords;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.projection.admin.Limits;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hindcast projections limits`: from when on a lag is told.
@Command(name = "limits", header = "Shows or sets from when on a projection's lag is a warning, and from when on critical.", description = {
    "", "What is not given stays as it is. A single look that is beyond a limit says nothing; two of them do.", ""})
public final class SetLimits implements Callable<Integer> {
    private final Hindcast hindcast;

    @Mixin
    private Named named = new Named();

    @Option(names = "--warn-events", paramLabel = "N", description = "A warning from so many events behind.")
    private @Nullable Long warnEvents;

    @Option(names = "--warn-seconds", paramLabel = "N", description = "A warning when the oldest event not handled is so old.")
    private @Nullable Long warnSeconds;

    @Option(names = "--critical-events", paramLabel = "N", description = "Critical from so many events behind.")
    private @Nullable Long criticalEvents;

    @Option(names = "--critical-seconds", paramLabel = "N", description = "Critical when the oldest event not handled is so old.")
    private @Nullable Long criticalSeconds;

    public SetLimits(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        return hindcast.with(session -> {
            named.projection(session);
            Limits before = session.projections().limits(named.name());
            Limits now = new Limits(
                    or(warnEvents, before.warnEvents()), Duration.ofSeconds(or(warnSeconds, before.warnTime().toSeconds())),
                    or(criticalEvents, before.criticalEvents()), Duration.ofSeconds(or(criticalSeconds, before.criticalTime().toSeconds())));
            if (!now.equals(before) && !session.projections().limit(named.name(), now, named.saidBy())) {
                hindcast.terminal().say(named.name() + " has no table yet.");
                return Exit.NO;
            }
            hindcast.terminal().print("%s: a warning from %,d events or %s, critical from %,d events or %s".formatted(
                    named.name(), now.warnEvents(), MarkWords.age(now.warnTime()), now.criticalEvents(), MarkWords.age(now.criticalTime())));
            hindcast.terminal().flush();
            return Exit.OK;
        });
    }

    private static long or(@Nullable Long given, long before) {
        return given == null ? before : given;
    }
}
