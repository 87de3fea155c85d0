package hindcast.app.timeline.lane;

/// Two versions: those that are compared, or between which something held.
///
/// @param from the earlier one, from 0
/// @param to   the later one
public record Span(int from, int to) {
    /// Two versions in their order.
    public static Span between(int one, int other) {
        return new Span(Math.min(one, other), Math.max(one, other));
    }
}
