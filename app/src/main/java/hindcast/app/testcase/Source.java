package hindcast.app.testcase;

import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Decision;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The text of one test. A long history is told in several methods, since a method can hold only so much.
final class Source<S, C, E> {
    private static final int IN_A_METHOD = 60;
    private static final int LONG = 120;
    private static final String STEP = "    ";

    private final Aggregate<S, C, E> aggregate;
    private final StreamId stream;
    private final List<Given<E>> given;
    private final C command;
    private final Decision<E> decision;
    private final Class<?> state;
    private final Literal literal = new Literal();

    Source(Aggregate<S, C, E> aggregate, StreamId stream, List<Given<E>> given, C command) {
        this.aggregate = aggregate;
        this.stream = stream;
        this.given = given;
        this.command = command;
        S folded = aggregate.decider().initial();
        for (Given<E> event : given) {
            folded = aggregate.decider().evolve(folded, event.event(), event.at());
        }
        this.state = folded.getClass();
        this.decision = aggregate.decider().decide(folded, command);
    }

    TestCase.Written written() {
        Class<?> home = aggregate.decider().getClass();
        String inside = home.getPackageName();
        String name = name();
        // The body comes first: it says what is to be imported.
        String body = body(name, literal.name(home) + "." + constant(home));
        String source = """
                package %s;

                import static org.junit.jupiter.api.Assertions.assertEquals;

                %s

                %s""".formatted(inside, imports(inside), body);
        return new TestCase.Written(Path.of(inside.replace('.', '/'), name + ".java"), source);
    }

    private String imports(String inside) {
        List<String> lines = new ArrayList<>(literal.imports(inside));
        lines.add("import %s;".formatted(Decision.class.getCanonicalName()));
        lines.add("import org.junit.jupiter.api.Test;");
        return lines.stream().distinct().sorted().collect(Collectors.joining("\n"));
    }

    private String body(String name, String constant) {
        List<String> lines = new ArrayList<>();
        lines.add("/// %s of %s at v%d, as the rules decided it.".formatted(command.getClass().getSimpleName(), plain(stream.toString()), given.size()));
        lines.add("final class " + name + " {");
        lines.add(STEP + "@Test");
        lines.add(STEP + "void " + sentence() + "() {");
        lines.add(STEP + STEP + "var decider = " + constant + ".decider();");
        lines.add("");
        lines.add(STEP + STEP + "var given = decider.initial();");
        int methods = (given.size() + IN_A_METHOD - 1) / IN_A_METHOD;
        if (methods > 1) {
            for (int method = 1; method <= methods; method++) {
                lines.add(STEP + STEP + "given = given" + method + "(given);");
            }
        } else {
            lines.addAll(evolved(given));
        }
        lines.add("");
        lines.add(STEP + STEP + "var then = decider.decide(given, " + literal.of(command) + ");");
        lines.add("");
        lines.add(STEP + STEP + "assertEquals(" + expected() + ", then);");
        lines.add(STEP + "}");
        for (int method = 1; methods > 1 && method <= methods; method++) {
            List<Given<E>> part = given.subList((method - 1) * IN_A_METHOD, Math.min(given.size(), method * IN_A_METHOD));
            lines.add("");
            lines.add(STEP + "private static %1$s given%2$d(%1$s before) {".formatted(literal.name(state), method));
            lines.add(STEP + STEP + "var decider = " + constant + ".decider();");
            lines.add(STEP + STEP + "var given = before;");
            lines.addAll(evolved(part));
            lines.add(STEP + STEP + "return given;");
            lines.add(STEP + "}");
        }
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }

    private List<String> evolved(List<Given<E>> part) {
        return part.stream().map(event -> evolved(literal.of(event.event()), literal.of(event.at()))).toList();
    }

    private static String evolved(String event, String at) {
        String line = STEP + STEP + "given = decider.evolve(given, %s, %s);".formatted(event, at);
        return line.length() <= LONG ? line : STEP + STEP + "given = decider.evolve(given,\n" + STEP.repeat(4) + event + ",\n" + STEP.repeat(4) + at + ");";
    }

    private String expected() {
        return switch (decision) {
            case Decision.Accepted<E>(List<E> events) -> "new Decision.Accepted<>(" + literal.of(events) + ")";
            case Decision.Rejected<E>(String reason) -> "new Decision.Rejected<>(" + literal.of(reason) + ")";
        };
    }

    private String sentence() {
        return switch (decision) {
            case Decision.Accepted<E> _ -> "isAccepted";
            case Decision.Rejected<E> _ -> "isRefused";
        };
    }

    private String name() {
        String id = stream.id().chars()
                .filter(character -> character < 128 && Character.isLetterOrDigit(character))
                .limit(40)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        boolean repeated = id.regionMatches(true, 0, stream.type(), 0, stream.type().length());
        return "%s%sAtV%d%sTest".formatted(
                stream.type(), repeated ? id.substring(stream.type().length()) : id, given.size(), command.getClass().getSimpleName());
    }

    /// A comment ends with its line, and a Unicode escape is replaced in it too.
    private static String plain(String text) {
        return text.chars().mapToObj(character -> character >= ' ' && character < 127 && character != '\\' ? Character.toString(character) : "?")
                .collect(Collectors.joining());
    }

    /// The constant of the decider's class that is the aggregate: `AGGREGATE`.
    private String constant(Class<?> home) {
        return Arrays.stream(home.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && value(field) == aggregate)
                .map(Field::getName)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No constant of " + home.getName() + " is the aggregate " + aggregate.type()));
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(field + " cannot be read", impossible);
        }
    }
}
