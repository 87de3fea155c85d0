package hindcast.cli.bench.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Measured numbers, written as exactly as they deserve: three or four digits.
final class Numbers {
    private static final MathContext MEASURED = new MathContext(4, RoundingMode.HALF_UP);
    private static final double THOUSAND = 1_000;

    private Numbers() {
    }

    /// For people.
    static String text(double value) {
        return value >= THOUSAND ? "%,.0f".formatted(value) : rounded(value).toPlainString();
    }

    /// For programs: a decimal without needless zeros.
    static BigDecimal rounded(double value) {
        BigDecimal rounded = new BigDecimal(value, MEASURED).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
