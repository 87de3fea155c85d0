package hindcast.cli.verify;

import hindcast.cli.output.Counts;
import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.program.Hindcast;
import hindcast.store.StreamId;
import hindcast.store.verify.Finding.Place;
import hindcast.store.verify.Finding.Severity;
import hindcast.store.verify.Finding;
import hindcast.store.verify.LogCheck;
import hindcast.store.verify.Progress;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// Tells what is found in a log or among snapshots, while they are verified.
final class FindingReport implements LogCheck.Listener {
    /// Findings that a person is shown.
    private static final int SHOWN = 1_000;

    private final Hindcast hindcast;
    private long errors;
    private long notes;

    FindingReport(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    /// Whether nothing was wrong.
    boolean isRight() {
        return errors == 0;
    }

    @Override
    public void at(Progress progress) {
        hindcast.terminal().progress(VerifyStore.words(progress));
    }

    @Override
    public void found(Finding finding) {
        switch (finding.severity()) {
            case ERROR -> errors++;
            case NOTE -> notes++;
        }
        if (hindcast.json()) {
            hindcast.print(json(finding));
        } else if (errors + notes <= SHOWN) {
            print("%-5s  %s".formatted(word(finding.severity()), finding.sentence()));
        } else if (errors + notes == SHOWN + 1) {
            print("… and further findings; --json tells all of them.");
        }
    }

    /// Tells how it ended.
    ///
    /// @param words what was looked at
    void end(String words) {
        hindcast.terminal().progress("");
        hindcast.terminal().flush();
        if (!hindcast.json()) {
            String noted = notes == 0 ? "" : " · " + Counts.of(notes, "note");
            hindcast.terminal().say(words + " · " + (errors == 0 ? "all right" : Counts.of(errors, "error")) + noted);
        }
    }

    private void print(String line) {
        hindcast.terminal().progress("");
        hindcast.terminal().print(Table.tame(line));
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode json(Finding finding) {
        ObjectNode line = Json.object().put("finding", name(finding)).put("severity", word(finding.severity()));
        finding.place().ifPresent(place -> {
            switch (place) {
                case Place.Stream(StreamId stream, int version) -> {
                    line.put("aggregate", stream.toString());
                    if (version > 0) {
                        line.put("version", version);
                    }
                }
                case Place.Log(long position) -> line.put("position", position);
                case Place.ReadModel(String projection) -> line.put("projection", projection);
            }
        });
        return line.put("sentence", finding.sentence());
    }

    /// What programs know a finding by.
    private static String name(Finding finding) {
        return switch (finding) {
            case Finding.Gap _ -> "gap";
            case Finding.Twice _ -> "twice";
            case Finding.BeyondHead _ -> "beyondHead";
            case Finding.ListDiffers _ -> "listDiffers";
            case Finding.SnapshotDiffers _ -> "snapshotDiffers";
            case Finding.NotDecoded _ -> "notDecoded";
            case Finding.Backwards _ -> "backwards";
            case Finding.BrokenLink _ -> "brokenLink";
            case Finding.Fault _ -> "fault";
            case Finding.Further _ -> "further";
        };
    }
}
