package hindcast.cli.command;

import hindcast.app.session.Session;
import hindcast.app.transfer.Export.Format;
import hindcast.app.transfer.Export;
import hindcast.cli.output.Closed;
import hindcast.cli.output.Counts;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.domain.Shop;
import hindcast.store.LogQuery;
import hindcast.store.StreamId;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast export`: writes events out, to standard output or to a file that is there whole or not at all.
@Command(name = "export", header = "Writes events out, in the order of the log.", description = {
    "", "ndjson is CloudEvents 1.0, one a line, which import reads back identically. csv is for spreadsheets: a text that one would",
    "run as a formula gets an apostrophe before it.", ""}, footer = {
    "", "Examples:",
    "  hindcast export --out shop.ndjson.gz",
    "  hindcast export --aggregate Order/7f3a91c2 --format csv > order.csv",
    "  hindcast export --type OrderCancelled --since 2026-11-01 --zone UTC"})
public final class ExportEvents implements Callable<Integer> {
    private final Hindcast hindcast;

    @Option(names = "--aggregate", paramLabel = "Type/id", converter = Words.Aggregate.class, description = "Only this aggregate's events.")
    private @Nullable StreamId aggregate;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only events of this type, such as OrderShipped.")
    private @Nullable String type;

    @Option(names = "--since", paramLabel = "INSTANT", description = "Only events recorded at this instant or later.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "INSTANT", description = "Only events recorded before this instant.")
    private @Nullable String until;

    @Option(names = "--format", paramLabel = "FORMAT", description = "ndjson (the default) or csv.")
    private Format format = Format.NDJSON;

    @Option(names = "--out", paramLabel = "FILE",
            description = "Write to this file, replacing it once all is written; packed when its name ends in .gz. By default standard output.")
    private @Nullable Path file;

    public ExportEvents(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        LogQuery query = new LogQuery(aggregate, type, instant(since), instant(until));
        return hindcast.with(session -> write(session, query));
    }

    private @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : hindcast.moments().instant(text);
    }

    private int write(Session session, LogQuery query) {
        Export export = new Export(session.store(), Shop.aggregates());
        if (file != null) {
            long written = export.file(query, format, file, hindcast::progress);
            hindcast.terminal().progress("");
            hindcast.terminal().say(Counts.of(written, "event") + " written to " + file + ".");
            return Exit.OK;
        }
        try {
            export.stream(query, format, hindcast.terminal().out(), pace -> { });
            return Exit.OK;
        } catch (UncheckedIOException broken) {
            throw Closed.or(broken.getCause());
        }
    }
}
