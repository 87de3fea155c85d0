package hindcast.app.transfer;

import hindcast.app.cloudevents.BadLine;
import hindcast.app.cloudevents.CloudEvents;
import hindcast.app.cloudevents.Line;
import hindcast.store.Bulk;
import hindcast.store.Bulk.Placed;
import hindcast.store.Bulk.Placement;
import hindcast.store.EventStore;
import hindcast.store.StreamId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// One reading of a file in one transaction, which is committed only when nothing was placed that must be left out.
final class Attempt implements AutoCloseable {
    private static final int BATCH = 1_000;
    /// A batch ends early when its payloads grow beyond this many characters.
    private static final int BATCH_TEXT = 4_000_000;

    private record Numbered(long line, Placement placement) {
    }

    private final CloudEvents format;
    private final NextVersions next;
    private final Bulk bulk;
    private final Skips skips;
    private final boolean strict;
    private final int skippedBefore;
    private final List<Numbered> batch = new ArrayList<>();
    private int batchText;
    private long read;
    private long added;
    private long alreadyThere;
    private @Nullable Problem stop;

    /// @param skips what earlier attempts found that must be left out; this one adds to it
    Attempt(EventStore store, CloudEvents format, Skips skips, Import.Mode mode) {
        this.format = format;
        this.next = new NextVersions(store);
        this.bulk = store.bulk();
        this.skips = skips;
        this.skippedBefore = skips.size();
        this.strict = mode == Import.Mode.STRICT;
    }

    /// Reads all lines; empty when the file has to be read again, because some of an aggregate was placed that must be left out whole.
    ///
    /// @param watch hears how many lines were read, after each batch
    Optional<ImportAnswer> run(Lines lines, LongConsumer watch) throws IOException {
        while (stop == null) {
            switch (lines.next()) {
                case Lines.Read.Text(String text) -> take(lines.number(), text);
                case Lines.Read.Unreadable(String reason) -> bad(new Problem(lines.number(), Optional.empty(), reason));
                case Lines.Read.End(String reason) -> {
                    if (!reason.isEmpty()) {
                        return Optional.of(new ImportAnswer.Refused(new Problem(lines.number(), Optional.empty(), reason)));
                    }
                    place();
                    watch.accept(read);
                    return stop == null ? commit() : Optional.of(new ImportAnswer.Refused(stop));
                }
            }
            if (batch.size() == BATCH || batchText > BATCH_TEXT) {
                place();
            }
            if (lines.number() % BATCH == 0) {
                watch.accept(read);
            }
        }
        return Optional.of(new ImportAnswer.Refused(stop));
    }

    private void take(long number, String text) {
        if (text.isBlank()) {
            return;
        }
        read++;
        try {
            Line line = format.read(text);
            if (!skips.contains(line.stream())) {
                int version = line.version().orElseGet(() -> next.of(line));
                batch.add(new Numbered(number, new Placement(line.stream(), version, line.event())));
                batchText += text.length();
            }
        } catch (BadLine bad) {
            bad(new Problem(number, bad.stream(), String.valueOf(bad.getMessage())));
        }
    }

    private void place() {
        List<Placed> answers = bulk.place(batch.stream().map(Numbered::placement).toList());
        for (int index = 0; index < answers.size(); index++) {
            switch (answers.get(index)) {
                case Placed.Added() -> added++;
                case Placed.AlreadyThere() -> alreadyThere++;
                case Placed.Refused(int actual) -> refused(batch.get(index), actual);
            }
        }
        batch.clear();
        batchText = 0;
    }

    private void refused(Numbered numbered, int actual) {
        StreamId stream = numbered.placement().stream();
        int version = numbered.placement().version();
        bad(new Problem(numbered.line(), Optional.of(stream), version <= actual
                ? "Another event stands at version %d already".formatted(version)
                : "Version %d does not follow version %d".formatted(version, actual)));
    }

    private void bad(Problem problem) {
        if (strict) {
            stop = stop == null ? problem : stop;
        } else if (skippedBefore == 0 || problem.aggregate().isPresent()) {
            // What is about no aggregate was noted at the first reading.
            skips.add(problem);
        }
    }

    private Optional<ImportAnswer> commit() {
        if (skips.size() > skippedBefore && added > 0) {
            return Optional.empty();
        }
        bulk.commit();
        return Optional.of(new ImportAnswer.Imported(added, alreadyThere, skips.answer(read - added - alreadyThere)));
    }

    @Override
    public void close() {
        bulk.close();
    }
}
