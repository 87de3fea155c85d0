package hindcast.app.question;

import hindcast.store.timeline.Parts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// What the operators do. With nothing on either side an order does not hold and a calculation gives nothing.
final class Operators {
    /// Of the numbers that are reckoned with; a power of ten beyond it would be written out.
    private static final int DIGITS = 1_000;

    private static final int LETTERS_A_STEP = 100;

    private Operators() {
    }

    /// True or false; nothing is false.
    static boolean truth(Term term, Run run, int offset) {
        return switch (term.in(run)) {
            case Boolean truth -> truth;
            case null -> false;
            case Object other -> throw new Fault(offset, "True or false is expected; this is %s.".formatted(Values.kind(other)));
        };
    }

    /// Whether both hold. Where one surely does not, it does not matter that the other cannot be told.
    static Term and(Term left, Term right, int offset) {
        return run -> {
            boolean first;
            try {
                first = truth(left, run, offset);
            } catch (Fault unknown) {
                if (!truth(right, run, offset)) {
                    return false;
                }
                throw unknown;
            }
            return first && truth(right, run, offset);
        };
    }

    /// Whether one of them holds, in the same manner.
    static Term or(Term left, Term right, int offset) {
        return run -> {
            boolean first;
            try {
                first = truth(left, run, offset);
            } catch (Fault unknown) {
                if (truth(right, run, offset)) {
                    return true;
                }
                throw unknown;
            }
            return first || truth(right, run, offset);
        };
    }

    static Term same(Term left, Term right, boolean wanted) {
        return run -> Values.same(run, left.in(run), right.in(run)) == wanted;
    }

    /// @param wanted asked with what a comparator would say
    static Term order(Term left, Term right, int offset, IntPredicate wanted) {
        return run -> {
            Object one = left.in(run);
            Object other = right.in(run);
            return one != null && other != null && wanted.test(compare(one, other, offset));
        };
    }

    private static int compare(Object one, Object other, int offset) {
        if (Values.isNumber(one) && Values.isNumber(other)) {
            return Values.compareNumbers(one, other);
        }
        return switch (one) {
            case String text when other instanceof String second -> text.compareTo(second);
            case String text when other instanceof Instant second -> time(text, offset).compareTo(second);
            case Instant time when other instanceof Instant second -> time.compareTo(second);
            case Instant time when other instanceof String second -> time.compareTo(time(second, offset));
            case Duration duration when other instanceof Duration second -> duration.compareTo(second);
            default -> throw new Fault(offset, "%s cannot be compared with %s.".formatted(begun(Values.kind(one)), Values.kind(other)));
        };
    }

    private static Instant time(String text, int offset) {
        Optional<Instant> time = Values.time(text);
        return time.orElseThrow(() -> new Fault(offset, "“%s” is no time: it is written 2026-11-19T14:02:00Z.".formatted(text)));
    }

    /// A sum of numbers, of texts, of lists, or a time and a duration.
    static Term plus(Term left, Term right, int offset) {
        return run -> {
            Object one = left.in(run);
            Object other = right.in(run);
            return one == null || other == null ? null : sum(run, one, other, offset);
        };
    }

    static Object sum(Run run, Object one, Object other, int offset) {
        if (one instanceof String text && other instanceof String more) {
            run.spend((text.length() + more.length()) / LETTERS_A_STEP);
            return text + more;
        }
        if (Parts.isArray(one) && Parts.isArray(other)) {
            List<@Nullable Object> both = new ArrayList<>(Values.elements(one));
            both.addAll(Values.elements(other));
            run.spend(both.size());
            return both;
        }
        if (Values.isNumber(one) && Values.isNumber(other)) {
            return number(one, other, offset, BigDecimal::add);
        }
        return timed(offset, "added to", one, other, () -> switch (one) {
            case Instant time when other instanceof Duration duration -> time.plus(duration);
            case Duration duration when other instanceof Instant time -> time.plus(duration);
            case Duration duration when other instanceof Duration second -> duration.plus(second);
            default -> null;
        });
    }

    static Term minus(Term left, Term right, int offset) {
        return run -> {
            Object one = left.in(run);
            Object other = right.in(run);
            if (one == null || other == null) {
                return null;
            }
            if (Values.isNumber(one) && Values.isNumber(other)) {
                return number(one, other, offset, BigDecimal::subtract);
            }
            return timed(offset, "taken from", other, one, () -> switch (one) {
                case Instant time when other instanceof Duration duration -> time.minus(duration);
                case Instant time when other instanceof Instant second -> Duration.between(second, time);
                case Duration duration when other instanceof Duration second -> duration.minus(second);
                default -> null;
            });
        };
    }

    /// A calculation with times, which have an end.
    private interface Timed {
        @Nullable Object value();
    }

    private static Object timed(int offset, String done, Object one, Object other, Timed calculation) {
        Object value;
        try {
            value = calculation.value();
        } catch (DateTimeException | ArithmeticException beyond) {
            throw new Fault(offset, "This time is too far away to be reckoned with.");
        }
        if (value == null) {
            throw new Fault(offset, "%s cannot be %s %s.".formatted(begun(Values.kind(one)), done, Values.kind(other)));
        }
        return value;
    }

    static Term times(Term left, Term right, int offset) {
        return calculated(left, right, offset, BigDecimal::multiply);
    }

    /// A quotient to 34 digits: 7 / 2 is 3.5.
    static Term divided(Term left, Term right, int offset) {
        return calculated(left, right, offset, (one, other) -> one.divide(other, MathContext.DECIMAL128));
    }

    static Term remainder(Term left, Term right, int offset) {
        return calculated(left, right, offset, BigDecimal::remainder);
    }

    static Term negated(Term term, int offset) {
        return calculated(run -> 0L, term, offset, BigDecimal::subtract);
    }

    private static Term calculated(Term left, Term right, int offset, BinaryOperator<BigDecimal> calculation) {
        return run -> {
            Object one = left.in(run);
            Object other = right.in(run);
            return one == null || other == null ? null : number(one, other, offset, calculation);
        };
    }

    private static BigDecimal number(Object one, Object other, int offset, BinaryOperator<BigDecimal> calculation) {
        try {
            return small(calculation.apply(small(one, offset), small(other, offset)), offset);
        } catch (ArithmeticException impossible) {
            throw new Fault(offset, "Nothing can be divided by 0.");
        }
    }

    /// A number that is not written with thousands of digits.
    static BigDecimal small(Object value, int offset) {
        if (!Values.isNumber(value)) {
            throw new Fault(offset, "A number is expected; this is %s.".formatted(Values.kind(value)));
        }
        BigDecimal number = Values.decimal(value);
        if (number.precision() > DIGITS || Math.abs(number.scale()) > DIGITS) {
            throw new Fault(offset, "A number has more than %,d digits, and is not reckoned with.".formatted(DIGITS));
        }
        return number;
    }

    static String begun(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
