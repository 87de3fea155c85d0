package hindcast.app.testcase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.domain.Shop;
import hindcast.domain.account.Account;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.order.Order;
import hindcast.domain.order.OrderCommand;
import hindcast.domain.order.OrderEvent;
import hindcast.domain.sample.SampleShop;
import hindcast.store.Bulk.Placement;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.command.CommandType;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Histories as tests: the sources are compiled as a person's compiler would, and run.
final class TestCaseTest {
    private static final Instant END = Instant.parse("2026-11-19T15:20:00.123456Z");
    private static final int HISTORIES = 100;
    /// More than a method can hold; the till of the sample is longer by far.
    private static final int LONGEST = 500;

    @TempDir
    private Path folder;

    private static Map<StreamId, List<Recorded<String>>> histories() {
        Map<StreamId, List<Recorded<String>>> histories = new LinkedHashMap<>();
        SampleShop.of(9, HISTORIES, END).forEach(placed -> histories.computeIfAbsent(placed.stream(), _ -> new ArrayList<>()).add(recorded(placed)));
        return histories;
    }

    private static Recorded<String> recorded(Placement placed) {
        NewEvent it = placed.event();
        return new Recorded<>(1, placed.stream(), placed.version(), it.id(), it.type(), it.revision(), Objects.requireNonNull(it.recordedAt()),
                it.data(), it.metadata());
    }

    /// A test of each history up to some version, with the command that a form would begin with there.
    private static <S, C, E> TestCase any(Aggregate<S, C, E> aggregate, StreamId stream, List<Recorded<String>> history, Random random) {
        List<Recorded<String>> given = history.subList(0, random.nextInt(Math.min(LONGEST, history.size()) + 1));
        S state = aggregate.decider().initial();
        for (Recorded<String> event : given) {
            state = aggregate.decider().evolve(state, aggregate.codec().decode(event).orElseThrow(), event.recordedAt());
        }
        List<CommandType<S, ? extends C>> types = aggregate.commands().types();
        return TestCase.of(aggregate, stream, given, types.get(random.nextInt(types.size())).example(state));
    }

    private static TestCase.Written written(TestCase made) {
        return switch (made) {
            case TestCase.Written written -> written;
            case TestCase.Impossible impossible -> throw new AssertionError(impossible);
        };
    }

    private void compile(List<TestCase.Written> tests) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> files = new ArrayList<>();
        for (TestCase.Written test : tests) {
            Path file = folder.resolve(test.path());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, test.source()));
        }
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> said = new ArrayList<>();
            List<String> options = List.of("-encoding", "US-ASCII", "-proc:none", "-cp", System.getProperty("java.class.path"));
            compiler.getTask(null, manager, message -> said.add(message.toString()), options, null, manager.getJavaFileObjectsFromPaths(files)).call();
            assertEquals(List.of(), said.stream().filter(line -> line.contains(folder.getFileName().toString())).toList());
        }
    }

    /// Runs every test of the compiled classes.
    ///
    /// @return the names of those that passed
    private Set<String> run(List<TestCase.Written> tests) throws Exception {
        Set<String> passed = new TreeSet<>();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, TestCaseTest.class.getClassLoader())) {
            for (TestCase.Written written : tests) {
                String name = written.path().toString().replace(".java", "").replace('/', '.');
                Class<?> type = loader.loadClass(name);
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                Object test = constructor.newInstance();
                for (var method : Stream.of(type.getDeclaredMethods()).filter(one -> one.isAnnotationPresent(Test.class)).toList()) {
                    method.setAccessible(true);
                    method.invoke(test);
                    passed.add(method.getName());
                }
            }
        }
        return passed;
    }

    @Test
    void ofAHundredHistoriesCompileAndPass() throws Exception {
        Random random = new Random(6);
        List<TestCase.Written> tests = new ArrayList<>();
        histories().forEach((stream, history) -> {
            Aggregate<?, ?, ?> aggregate = stream.type().equals("Order") ? Order.AGGREGATE : Account.AGGREGATE;
            tests.add(written(any(aggregate, stream, history, random)));
        });
        assertTrue(tests.size() >= HISTORIES, () -> tests.size() + " histories");
        compile(tests);
        assertEquals(Set.of("isAccepted", "isRefused"), run(tests));
    }

    @Test
    void ofAHundredHistoriesOutOfThinAirCompileAndPass() throws Exception {
        Random random = new Random(8);
        Map<String, Integer> often = new HashMap<>();
        List<TestCase.Written> tests = new ArrayList<>();
        // What is possible depends on the day as well: it may take a few more until every type of event has come.
        for (int number = 0; number < HISTORIES || number < 5 * HISTORIES && !missing(tests).isEmpty(); number++) {
            Aggregate<?, ?, ?> aggregate = Shop.aggregates().get(number % Shop.aggregates().size());
            StreamId stream = new StreamId(aggregate.type(), "any-" + number);
            tests.add(written(new AnyHistory<>(aggregate, stream, random.nextInt(20), often, random).test()));
        }
        compile(tests);
        assertEquals(Set.of("isAccepted", "isRefused"), run(tests));
        assertEquals(List.of(), missing(tests));
    }

    /// The types of events that are in none of them.
    private static List<String> missing(List<TestCase.Written> tests) {
        return Stream.of(OrderEvent.class, AccountEvent.class).flatMap(events -> Stream.of(events.getPermittedSubclasses())).map(Class::getSimpleName)
                .filter(event -> tests.stream().noneMatch(test -> test.source().contains("new " + event + "("))).toList();
    }

    @Test
    void whateverATextSaysIsKept() throws Exception {
        StreamId stream = new StreamId("Order", "7f3a/\\u000a*/\n\"");
        List<Recorded<String>> given = List.of(stored(stream, 1, new OrderEvent.OrderCreated(
                "c \"\\ \\u0022 \n\r\t\0\u001f7 • 😀 \u2028", "EUR", List.of(new OrderEvent.Line("x".repeat(70_000), 1, new BigDecimal("1E+3"))),
                null, null, null, LocalDate.parse("2026-11-21"), "")));
        OrderCommand command = new OrderCommand.CancelOrder("\\\"; throw new Error();//", "• \\");
        List<TestCase.Written> tests = List.of(written(TestCase.of(Order.AGGREGATE, stream, given, command)));
        compile(tests);
        assertEquals(Set.of("isAccepted"), run(tests));
    }

    private static Recorded<String> stored(StreamId stream, int version, OrderEvent event) {
        NewEvent it = Order.AGGREGATE.codec().encode(event, "e", Metadata.NONE, END);
        return new Recorded<>(1, stream, version, it.id(), it.type(), it.revision(), END, it.data(), it.metadata());
    }

    @Test
    void readsAsGivenWhenThen() {
        StreamId stream = new StreamId("Order", "7f3a");
        OrderEvent created = new OrderEvent.OrderCreated(
                "c-1", "EUR", List.of(new OrderEvent.Line("case", 1, new BigDecimal("19.90"))), null, null, null, null, "");
        TestCase made = TestCase.of(Order.AGGREGATE, stream, List.of(stored(stream, 1, created)), new OrderCommand.ConfirmOrder("c-1", null));
        assertEquals(new TestCase.Written(Path.of("hindcast/domain/order/Order7f3aAtV1ConfirmOrderTest.java"), """
                package hindcast.domain.order;

                import static org.junit.jupiter.api.Assertions.assertEquals;

                import hindcast.domain.order.OrderCommand.ConfirmOrder;
                import hindcast.domain.order.OrderEvent.Line;
                import hindcast.domain.order.OrderEvent.OrderConfirmed;
                import hindcast.domain.order.OrderEvent.OrderCreated;
                import hindcast.store.aggregate.Decision;
                import java.math.BigDecimal;
                import java.time.Instant;
                import java.util.List;
                import org.junit.jupiter.api.Test;

                /// ConfirmOrder of Order/7f3a at v1, as the rules decided it.
                final class Order7f3aAtV1ConfirmOrderTest {
                    @Test
                    void isAccepted() {
                        var decider = Order.AGGREGATE.decider();

                        var given = decider.initial();
                        given = decider.evolve(given,
                                new OrderCreated("c-1", "EUR", List.of(new Line("case", 1, new BigDecimal("19.90"))), null, null, null, null, ""),
                                Instant.parse("2026-11-19T15:20:00.123456Z"));

                        var then = decider.decide(given, new ConfirmOrder("c-1", null));

                        assertEquals(new Decision.Accepted<>(List.of(new OrderConfirmed("c-1", null))), then);
                    }
                }
                """), made);
    }

    @Test
    void thereIsNoneOfWhatIsNotUnderstood() {
        StreamId stream = new StreamId("Order", "7f3a");
        Recorded<String> unknown = new Recorded<>(1, stream, 1, "e", "Mystery", 1, END, "{}", Metadata.NONE);
        assertEquals(new TestCase.Impossible("v1 Mystery of Order/7f3a is not known to this program"),
                TestCase.of(Order.AGGREGATE, stream, List.of(unknown), new OrderCommand.MarkReady()));
    }
}
