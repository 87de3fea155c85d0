package hindcast.app.testcase;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values as Java expressions that make equal ones, and the imports that these need.
final class Literal {
    /// A constant of a class file holds 65,535 bytes, and a character up to six of them as source.
    private static final int LONGEST = 10_000;
    private static final Set<String> OF_THE_LANGUAGE =
            Set.of("Object", "String", "Record", "Enum", "Integer", "Long", "Boolean", "Override", "Test", "Decision");

    private final Map<String, Class<?>> imports = new HashMap<>();

    /// The class by its simple name, which is imported; by its whole name where another class has taken that.
    String name(Class<?> type) {
        boolean own = !OF_THE_LANGUAGE.contains(type.getSimpleName()) && imports.computeIfAbsent(type.getSimpleName(), _ -> type) == type;
        return own ? type.getSimpleName() : type.getCanonicalName();
    }

    /// The import lines, sorted, for a class of a package.
    List<String> imports(String inside) {
        Set<String> lines = new TreeSet<>();
        imports.values().stream()
                .filter(type -> type.getEnclosingClass() != null || !type.getPackageName().equals(inside))
                .forEach(type -> lines.add("import " + type.getCanonicalName() + ";"));
        return List.copyOf(new ArrayList<>(lines));
    }

    String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> text(text);
            case Integer number -> number.toString();
            case Long number -> number + "L";
            case Boolean truth -> truth.toString();
            case BigDecimal number -> "new %s(\"%s\")".formatted(name(BigDecimal.class), number);
            case BigInteger number -> "new %s(\"%s\")".formatted(name(BigInteger.class), number);
            case Instant time -> "%s.parse(\"%s\")".formatted(name(Instant.class), time);
            case LocalDate day -> "%s.parse(\"%s\")".formatted(name(LocalDate.class), day);
            case Enum<?> constant -> name(constant.getDeclaringClass()) + "." + constant.name();
            case List<?> list -> name(List.class) + ".of(" + list.stream().map(this::of).collect(Collectors.joining(", ")) + ")";
            case Record record -> "new %s(%s)".formatted(name(record.getClass()),
                    Arrays.stream(record.getClass().getRecordComponents()).map(part -> of(value(record, part))).collect(Collectors.joining(", ")));
            default -> throw new IllegalArgumentException("No expression is known for a " + value.getClass().getName());
        };
    }

    private static @Nullable Object value(Record record, RecordComponent part) {
        try {
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(part + " of " + record.getClass().getName() + " cannot be read", impossible);
        }
    }

    /// A text between quotes. What is no plain ASCII is escaped, so that the source is the same in every encoding.
    static String text(String text) {
        if (text.length() > LONGEST) {
            List<String> parts = new ArrayList<>();
            for (int from = 0; from < text.length(); from += LONGEST) {
                parts.add(text(text.substring(from, Math.min(text.length(), from + LONGEST))));
            }
            return "String.join(\"\", " + String.join(", ", parts) + ")";
        }
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(character -> literal.append(switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> character >= ' ' && character < 127 ? Character.toString(character) : escaped(character);
        }));
        return literal.append('"').toString();
    }

    /// An octal escape where a Unicode one would be read as part of the source: before anything else a compiler replaces those.
    private static String escaped(int character) {
        return character < ' ' ? "\\%03o".formatted(character) : "\\u%04x".formatted(character);
    }
}
