package hindcast.domain.rule;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Arithmetic with amounts: exact decimals, in the currency of their aggregate. Amounts are compared by value: 5 is 5.00.
public final class Money {
    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());
    /// Digits on either side of the point that an amount may have: far beyond any price, and far from `1e999999999`,
    /// which a single addition would write out.
    private static final int DIGITS = 30;

    private Money() {
    }

    /// Whether it is the three letters of an ISO 4217 code.
    public static boolean isCurrency(@Nullable String code) {
        return code != null && CURRENCIES.contains(code);
    }

    /// Nothing, with the digits that are usual in the currency (0.00 EUR), which every sum that begins with it keeps.
    ///
    /// @param currency may be unknown: then without digits
    public static BigDecimal zero(@Nullable String currency) {
        return isCurrency(currency)
                ? BigDecimal.ZERO.setScale(Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()))
                : BigDecimal.ZERO;
    }

    /// The same amount with the digits that are usual in the currency, and with more only where it needs them: amounts of the same value become equal.
    ///
    /// @param currency may be unknown: then without digits that are not needed
    public static BigDecimal usual(BigDecimal amount, @Nullable String currency) {
        BigDecimal shortest = amount.stripTrailingZeros();
        return shortest.setScale(Math.max(shortest.scale(), zero(currency).scale()));
    }

    /// Whether there is an amount that a shop could mean, of at most 30 digits on either side of the point.
    public static boolean isAmount(@Nullable BigDecimal amount) {
        return amount != null && amount.scale() <= DIGITS && amount.precision() - (long) amount.scale() <= DIGITS;
    }

    /// Whether it is an amount above zero.
    public static boolean isPositive(@Nullable BigDecimal amount) {
        return isAmount(amount) && amount.signum() > 0;
    }

    /// Whether it is an amount of zero or more.
    public static boolean isNotNegative(@Nullable BigDecimal amount) {
        return isAmount(amount) && amount.signum() >= 0;
    }

    /// Whether both are there and of the same value.
    public static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null && other != null && one.compareTo(other) == 0;
    }

    /// Whether both are there and the first is no more than the second.
    public static boolean atMost(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null && other != null && one.compareTo(other) <= 0;
    }

    /// As people write it, never with an exponent.
    public static String text(BigDecimal amount) {
        return amount.toPlainString();
    }
}
