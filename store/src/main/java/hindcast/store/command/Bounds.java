package hindcast.store.command;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The numbers that a field takes.
///
/// @param least the smallest one; empty when there is none
/// @param above what every one is more than; empty when there is no such limit
/// @param most  the largest one; empty when there is none
public record Bounds(Optional<BigDecimal> least, Optional<BigDecimal> above, Optional<BigDecimal> most) {
    static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty(), Optional.empty());

    static Bounds of(@Nullable Range range) {
        return range == null ? NONE : new Bounds(number(range.least()), number(range.above()), number(range.most()));
    }

    /// What a type of numbers can hold, narrowed by these.
    Bounds within(long smallest, long largest) {
        return new Bounds(
                Optional.of(least.orElse(BigDecimal.valueOf(smallest)).max(BigDecimal.valueOf(smallest))),
                above,
                Optional.of(most.orElse(BigDecimal.valueOf(largest)).min(BigDecimal.valueOf(largest))));
    }

    /// What a number has to be and is not: "at least 1"; empty when it is within.
    Optional<String> broken(BigDecimal number) {
        return Stream.of(
                        least.filter(limit -> number.compareTo(limit) < 0).map(limit -> "at least " + limit.toPlainString()),
                        above.filter(limit -> number.compareTo(limit) <= 0).map(limit -> "more than " + limit.toPlainString()),
                        most.filter(limit -> number.compareTo(limit) > 0).map(limit -> "at most " + limit.toPlainString()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<BigDecimal> number(String written) {
        return written.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(written));
    }
}
