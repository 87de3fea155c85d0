package hindcast.app.timeline.travel;

/// How fast a timeline plays.
public enum Speed {
    HALF("0.5×", 0.5),
    ONE("1×", 1),
    TWO("2×", 2),
    FOUR("4×", 4),
    EIGHT("8×", 8),
    /// The real time between two events, capped.
    LIVE("live", 0);

    private static final long SECOND = 1_000_000;
    private static final long CAP = 2 * SECOND;

    private final String label;
    private final double eventsPerSecond;

    Speed(String label, double eventsPerSecond) {
        this.label = label;
        this.eventsPerSecond = eventsPerSecond;
    }

    /// How long an event stays before the next one comes, in microseconds.
    ///
    /// @param real how much later the next one was recorded; negative where times run backwards
    long stay(long real) {
        return this == LIVE ? Math.clamp(real, 0, CAP) : Math.round(SECOND / eventsPerSecond);
    }

    @Override
    public String toString() {
        return label;
    }
}
