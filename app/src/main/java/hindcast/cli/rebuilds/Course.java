package hindcast.cli.rebuilds;

import hindcast.cli.output.Counts;
import hindcast.cli.output.Json;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.projection.rebuild.Progress;
import hindcast.store.projection.rebuild.Rebuild;
import hindcast.store.projection.rebuild.Rebuild.Ended;
import hindcast.store.projection.rebuild.Rebuild.Swapped;
import hindcast.store.projection.rebuild.Review;
import java.time.Duration;

/// The course of a rebuild on the terminal: how far it is, what differs, and whether it is taken into service.
final class Course {
    private final Hindcast hindcast;
    private final Rebuild rebuild;
    private final Wanted wanted;
    private final boolean yes;

    /// @param yes whether nobody is asked before rows are swapped
    Course(Hindcast hindcast, Rebuild rebuild, Wanted wanted, boolean yes) {
        this.hindcast = hindcast;
        this.rebuild = rebuild;
        this.wanted = wanted;
        this.yes = yes;
    }

    /// Works until rows can be compared, shows what differs, and asks.
    int run() {
        Ended ended = rebuild.run(this::tell);
        hindcast.terminal().progress("");
        return switch (ended) {
            case Ended.Ready() -> decide();
            case Ended.Paused() -> say("It is paused: `hindcast projections resume %s` goes on.", wanted.name());
            case Ended.Over() -> say("It was cancelled. %s is served as it was.", wanted.name());
            case Ended.Failed(long position, String reason) -> failed(position, reason);
            case Ended.Elsewhere(String holder) -> say("%s is at work at it.", holder);
        };
    }

    private int failed(long position, String reason) {
        say("Event %,d cannot be folded: %s. %s is served as it was.", position, reason, wanted.name());
        return say("`hindcast projections resume %1$s` tries it again, and passes over it with --skip-failed; `hindcast projections cancel %1$s` gives up.",
                wanted.name());
    }

    private int say(String sentence, Object... values) {
        hindcast.terminal().say(sentence.formatted(values));
        return Exit.NO;
    }

    private void tell(Progress progress) {
        hindcast.terminal().progress(switch (progress.stage()) {
            case ROWS -> "%3.0f %% · %,d of %,d events · %,.0f a second%s".formatted(
                    Math.floor(progress.fraction() * 100), progress.events(), progress.total(), progress.rate(),
                    progress.eta().map(left -> " · " + time(left) + " left").orElse(""));
            case INDEXES -> "%s are in, the indexes are made".formatted(Counts.of(progress.rows(), "row"));
            case TAIL -> "catching up at position %,d".formatted(progress.position());
            case REVIEW -> "";
        });
    }

    /// A time as people say it.
    static String time(Duration time) {
        return time.toMinutes() > 0 ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart()) : "%d s".formatted(Math.max(1, time.toSeconds()));
    }

    private int decide() {
        try (Review review = rebuild.review()) {
            new ReviewText(hindcast).print(review);
        }
        hindcast.terminal().flush();
        if (!yes && !hindcast.terminal().confirm("Take these rows of %s into service?".formatted(wanted.name()))) {
            return say("Nothing was swapped. `hindcast projections swap %1$s` does so later, `hindcast projections cancel %1$s` gives the new rows up.",
                    wanted.name());
        }
        return swap();
    }

    /// Takes the rows into service.
    int swap() {
        return swapped(hindcast, wanted.name(), rebuild.swap(wanted.saidBy(), wanted.reason()));
    }

    /// Tells what became of a swap.
    static int swapped(Hindcast hindcast, String name, Swapped swapped) {
        return switch (swapped) {
            case Swapped.Yes(int from, int to, boolean moves) -> {
                if (hindcast.json()) {
                    hindcast.print(Json.object().put("projection", name).put("served", to).put("before", from).put("follows", moves));
                } else {
                    hindcast.terminal().print("Generation %d of %s is in service%s Generation %d stays until `hindcast projections drop %s %d`.".formatted(
                            to, name, moves ? "." : ". It was made by another revision of the program and stays as it is: it does not follow the log.",
                            from, name, from));
                }
                yield Exit.OK;
            }
            case Swapped.No(String why) -> {
                hindcast.terminal().say(why);
                yield Exit.NO;
            }
        };
    }
}
