package hindcast.store.verify.rows;

import java.math.BigDecimal;

/// Which part of the streams is looked at: chosen by a hash of their ids, so that it is the same part each time.
///
/// @param parts of 10,000, from 1
public record Sample(int parts) {
    private static final int ALL_PARTS = 10_000;

    /// Every stream.
    public static final Sample ALL = new Sample(ALL_PARTS);

    public Sample {
        if (parts < 1 || parts > ALL_PARTS) {
            throw new IllegalArgumentException("A sample is 0.01 % to 100 % of the streams");
        }
    }

    /// So many percent, to the hundredth.
    ///
    /// @throws IllegalArgumentException when it is not within 0.01 to 100
    public static Sample percent(BigDecimal percent) {
        boolean within = percent.signum() > 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0;
        return new Sample(within ? percent.movePointRight(2).intValue() : 0);
    }

    /// Whether it is all of them.
    public boolean isAll() {
        return parts == ALL_PARTS;
    }
}
