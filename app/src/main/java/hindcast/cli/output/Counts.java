package hindcast.cli.output;

/// Numbers of things in sentences.
public final class Counts {
    private Counts() {
    }

    /// "1 event", "19,811 events".
    ///
    /// @param noun in the singular; its plural ends in s
    public static String of(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }
}
