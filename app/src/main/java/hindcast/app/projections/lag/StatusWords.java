package hindcast.app.projections.lag;

import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.store.projection.lag.Status;
import java.time.Duration;

/// How a projection is, in words and numbers, the same ones everywhere in the window.
public record StatusWords(Status status) {
    private static final int FEW = 10;

    /// The state in a word.
    public String state() {
        return Views.text("lag.state." + status.state());
    }

    /// `18,204`, or `10,000+` where nobody counted on.
    public String behind() {
        return behind(status.behind());
    }

    /// Events behind, as they are counted.
    static String behind(long events) {
        return events >= Status.COUNTED ? Views.text("lag.orMore", Status.COUNTED) : Views.text("lag.number", events);
    }

    /// How old the oldest event is that was not handled: `6 m 12 s`.
    public String late() {
        return span(status.late());
    }

    /// Events a second, over the last minute.
    public String rate() {
        double out = status.out();
        return Views.text("lag.rate", out < FEW ? Math.round(out * FEW) / (double) FEW : Math.round(out));
    }

    /// When it will have caught up; a dash when it is not behind, or nobody runs it.
    public String eta() {
        boolean waits = status.behind() == 0 || switch (status.state()) {
            case FAILED, STOPPED, OUTDATED, NEVER_RUN, WAITING -> true;
            case STUCK, BEHIND, REBUILDING, LIVE -> false;
        };
        return waits ? Views.text("lag.none") : status.eta().map(StatusWords::span).orElseGet(() -> Views.text("lag.never"));
    }

    /// Whole percents of the log.
    public String done() {
        return Views.text("lag.done", status.done());
    }

    /// Every event up to here is handled.
    public String position() {
        return Views.text("lag.number", status.checkpoint());
    }

    /// How it is in a few words for the whole window: `analytics 18,204 behind (6 m 12 s)`.
    public String sentence() {
        return switch (status.state()) {
            case FAILED -> status.failure().map(it -> Views.text("lag.worst.failedAt", status.name(), it.position()))
                    .orElseGet(() -> Views.text("lag.worst.state", status.name(), state()));
            case STOPPED -> Views.text("lag.worst.stopped", status.name(), behind());
            case OUTDATED, NEVER_RUN, LIVE -> Views.text("lag.worst.state", status.name(), state());
            case STUCK, WAITING, BEHIND, REBUILDING -> Views.text("lag.worst.behind", status.name(), behind(), late());
        };
    }

    /// Everything that a row of the table says, for who does not see it.
    public String accessible() {
        return String.join(", ", status.name(), state(), status.why(), Views.text("lag.accessible", behind(), late()));
    }

    private static String span(Duration span) {
        return span.toDays() > 0 || span.toSeconds() > 0 ? Times.span(span) : Views.text("lag.millis", span.toMillis());
    }
}
