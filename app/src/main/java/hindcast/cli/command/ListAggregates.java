package hindcast.cli.command;

import hindcast.app.session.Session;
import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.PageKey;
import hindcast.store.StreamPage;
import hindcast.store.StreamQuery;
import hindcast.store.StreamQuery.Sort;
import hindcast.store.StreamSummary;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast aggregates`: which aggregates there are, read from the store a page at a time, however many are asked for.
@Command(name = "aggregates", header = "Lists aggregates, the most recently active first.", footer = {
    "", "With --json: {type, id, version, firstAt, lastAt, lastType}."})
public final class ListAggregates implements Callable<Integer> {
    private static final int PAGE = 1_000;

    private final Hindcast hindcast;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only aggregates of this type.")
    private @Nullable String type;

    @Option(names = "--part", paramLabel = "TEXT", description = "Only those whose id has this anywhere in it.")
    private String part = "";

    @Option(names = "--prefix", paramLabel = "TEXT", description = "Only those whose id begins so.")
    private String prefix = "";

    @Option(names = "--active-since", paramLabel = "INSTANT", description = "Only those whose newest event is not older.")
    private @Nullable String activeSince;

    @Option(names = "--existed-at", paramLabel = "INSTANT", description = "Only those whose first event is not newer.")
    private @Nullable String existedAt;

    @Option(names = "--sort", paramLabel = "ORDER", description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
    private Sort sort = Sort.ACTIVITY;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 0 for all; by default ${DEFAULT-VALUE}.")
    private int limit = 50;

    public ListAggregates(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        if (limit < 0 || !part.isEmpty() && !prefix.isEmpty()) {
            throw new IllegalArgumentException(limit < 0 ? "--limit is 0 or more" : "--part and --prefix exclude each other");
        }
        StreamQuery query = new StreamQuery(
                type, part + prefix, !prefix.isEmpty(), instant(activeSince), instant(existedAt), sort);
        return hindcast.with(session -> list(session, query));
    }

    private @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : hindcast.moments().instant(text);
    }

    private int list(Session session, StreamQuery query) {
        if (hindcast.json()) {
            pages(session, query, row -> hindcast.print(Json.object()
                    .put("type", row.stream().type())
                    .put("id", row.stream().id())
                    .put("version", row.version())
                    .put("firstAt", row.firstAt().toString())
                    .put("lastAt", row.lastAt().toString())
                    .put("lastType", row.lastType())));
            return Exit.OK;
        }
        Table table = new Table(hindcast.terminal(), "AGGREGATE", ">VERSION", "LAST EVENT", "LAST RECORDED", "FIRST RECORDED");
        boolean more = pages(session, query, row -> table.row(
                row.stream().toString(), Integer.toString(row.version()), row.lastType(), hindcast.times().of(row.lastAt()),
                hindcast.times().of(row.firstAt())));
        table.end();
        hindcast.terminal().flush();
        if (more) {
            hindcast.terminal().say("There are more: --limit 0 lists all.");
        }
        return Exit.OK;
    }

    /// Whether there are more than were asked for.
    private boolean pages(Session session, StreamQuery query, Consumer<StreamSummary> each) {
        int left = limit == 0 ? Integer.MAX_VALUE : limit;
        PageKey key = new PageKey.First();
        while (true) {
            StreamPage page = session.store().streams(query, key, Math.min(left, PAGE));
            page.rows().forEach(each);
            left -= page.rows().size();
            if (left == 0 || !page.later()) {
                return page.later();
            }
            key = new PageKey.After(page.rows().getLast());
        }
    }
}
