package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.AppendResult.Appended;
import hindcast.store.AppendResult.Conflict;
import hindcast.store.AppendResult.OfAll;
import hindcast.store.EventStore.Append;
import hindcast.store.testing.Database;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/// Appends of several streams at once, and appends of any kind beside a model that does the same in memory.
final class AppendSeveralTest {
    private final PGSimpleDataSource source;
    private final EventStore store;
    private final StreamId order = Given.stream("Order");
    private final StreamId account = Given.stream("Account");

    AppendSeveralTest(@Database PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
    }

    @Test
    void allOfThemAreAppended() {
        OfAll.Appended answer = assertInstanceOf(OfAll.Appended.class, store.append(List.of(
                new Append(order, 0, List.of(Given.event("Placed"), Given.event("Paid"))), new Append(account, 0, List.of(Given.event("Debited"))))));

        assertEquals(List.of(order, account), List.copyOf(answer.streams().keySet()));
        assertEquals(new Appended(1, 2, Given.all(store, order).getLast().position()), answer.streams().get(order));
        assertEquals(new Appended(1, 1, Given.all(store, account).getLast().position()), answer.streams().get(account));
    }

    @Test
    void aConflictOfOneAppendsNothingAndIsNamed() {
        store.append(account, 0, List.of(Given.event("Opened")));

        OfAll answer = store.append(List.of(new Append(order, 0, List.of(Given.event("Placed"))), new Append(account, 0, List.of(Given.event("Debited")))));

        assertEquals(new OfAll.Conflicts(new LinkedHashMap<>(Map.of(account, new Conflict(0, 1, Given.all(store, account))))), answer);
        assertEquals(List.of(), Given.all(store, order));
    }

    @Test
    void everyConflictIsNamed() {
        OfAll.Conflicts answer = assertInstanceOf(OfAll.Conflicts.class, store.append(
                List.of(new Append(order, 1, List.of(Given.event("Paid"))), new Append(account, 3, List.of(Given.event("Debited"))))));

        assertEquals(Map.of(order, new Conflict(1, 0, List.of()), account, new Conflict(3, 0, List.of())), answer.streams());
    }

    @Test
    void theSameCommandAnswersWithItsFirstResultForEachStream() {
        String command = UUID.randomUUID().toString();
        List<Append> parts = List.of(
                new Append(order, 0, List.of(Given.event("Placed", command))), new Append(account, 0, List.of(Given.event("Debited"))));
        OfAll first = store.append(parts);
        store.append(account, 1, List.of(Given.event("Credited")));

        assertEquals(first, store.append(parts));
        assertEquals(assertInstanceOf(OfAll.Appended.class, first).streams().get(account), store.append(account, 2, List.of(Given.event("Debited", command))));
        assertEquals(List.of(1, 2), List.of(Given.all(store, order).size(), Given.all(store, account).size()));
    }

    @Test
    void ofMoreThanAHundredEventsThatWereAppendedMeanwhileTheFirstAreTold() {
        store.append(order, 0, IntStream.range(0, 130).mapToObj(_ -> Given.event("Counted")).toList());

        assertEquals(new Conflict(10, 130, Given.all(store, order).subList(10, 110)), store.append(order, 10, List.of(Given.event("Counted"))));
    }

    @Test
    void theSameStreamTwiceIsAMistake() {
        Append part = new Append(order, 0, List.of(Given.event("Placed")));

        assertThrows(IllegalArgumentException.class, () -> store.append(List.of(part, part)));
        assertThrows(IllegalArgumentException.class, () -> store.append(List.of()));
    }

    /// Single steps, so that the model knows each answer beforehand.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyAnswerIsThatOfTheModel(long seed) {
        Random random = new Random(seed);
        List<StreamId> streams = List.of(Given.stream("Order"), Given.stream("Order"), Given.stream("Account"));
        Model model = new Model();
        List<String> commands = IntStream.range(0, 6).mapToObj(_ -> UUID.randomUUID().toString()).toList();
        for (int step = 0; step < 60; step++) {
            List<Append> parts = parts(random, streams, model, commands);
            assertEquals(model.append(parts), Answer.of(store.append(parts)), "seed " + seed + ", step " + step);
        }
        streams.forEach(stream -> assertEquals(
                model.ids.getOrDefault(stream, List.of()), Given.all(store, stream).stream().map(Recorded::id).toList(), () -> "seed " + seed));
    }

    /// Many writers at once, on purpose in each other's way: what was answered is what is there.
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void whatWasAnsweredIsThereWhoeverWritesBeside(long seed) throws Exception {
        List<StreamId> streams = List.of(Given.stream("Order"), Given.stream("Order"), Given.stream("Account"));
        List<String> commands = IntStream.range(0, 40).mapToObj(_ -> UUID.randomUUID().toString()).toList();
        Map<String, Set<OfAll>> byCommand = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<List<String>>> written = new ArrayList<>();
            for (int writer = 0; writer < 6; writer++) {
                Random random = new Random(seed * 100 + writer);
                written.add(threads.submit(() -> write(random, streams, commands, byCommand)));
            }
            List<String> answered = new ArrayList<>();
            for (Future<List<String>> one : written) {
                answered.addAll(one.get());
            }
            List<String> there = new ArrayList<>();
            for (StreamId stream : streams) {
                List<Recorded<String>> events = Given.all(store, stream);
                assertEquals(IntStream.rangeClosed(1, events.size()).boxed().toList(), events.stream().map(Recorded::version).toList(), "seed " + seed);
                events.forEach(event -> there.add(event.id()));
            }
            Collections.sort(answered);
            Collections.sort(there);
            assertEquals(there, answered.stream().distinct().toList(), "seed " + seed);
        }
        byCommand.forEach((command, answers) -> assertEquals(1, answers.size(), () -> "seed " + seed + ", command " + command));
    }

    private List<String> write(Random random, List<StreamId> streams, List<String> commands, Map<String, Set<OfAll>> byCommand) {
        List<String> written = new ArrayList<>();
        for (int step = 0; step < 40; step++) {
            String command = random.nextInt(3) == 0 ? commands.get(random.nextInt(commands.size())) : UUID.randomUUID().toString();
            List<StreamId> chosen = new ArrayList<>(streams);
            Collections.shuffle(chosen, random);
            // The id of an event tells its command and stream, so that the same one sent twice is the same.
            List<Append> parts = chosen.subList(0, 1 + random.nextInt(3)).stream().map(stream -> new Append(
                    stream, store.stream(stream).map(StreamSummary::version).orElse(0),
                    List.of(new NewEvent(command + stream, "Counted", 1, "{}", Metadata.of(Map.of(Metadata.COMMAND_ID, command)), null)))).toList();
            OfAll answer = store.append(parts);
            if (answer instanceof OfAll.Appended(var appended)) {
                appended.keySet().forEach(stream -> written.add(command + stream));
                byCommand.computeIfAbsent(command, _ -> ConcurrentHashMap.newKeySet()).add(answer);
            }
        }
        return written;
    }

    private static List<Append> parts(Random random, List<StreamId> streams, Model model, List<String> commands) {
        List<StreamId> chosen = new ArrayList<>(streams);
        Collections.shuffle(chosen, random);
        String command = random.nextInt(3) == 0 ? commands.get(random.nextInt(commands.size())) : null;
        return chosen.subList(0, 1 + random.nextInt(3)).stream().map(stream -> {
            int stands = model.ids.getOrDefault(stream, List.of()).size();
            int expected = random.nextInt(4) == 0 ? Math.max(0, stands - 1 + random.nextInt(3)) : stands;
            return new Append(stream, expected, IntStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(_ -> command == null ? Given.event("Counted") : Given.event("Counted", command))
                    .toList());
        }).toList();
    }

    /// An answer without what only the database knows: positions.
    private record Answer(Map<StreamId, List<Integer>> appended, Map<StreamId, List<Object>> conflicts) {
        static Answer of(OfAll answer) {
            Map<StreamId, List<Integer>> appended = new HashMap<>();
            Map<StreamId, List<Object>> conflicts = new HashMap<>();
            switch (answer) {
                case OfAll.Appended(var streams) -> streams.forEach((stream, part) -> appended.put(stream, List.of(part.firstVersion(), part.lastVersion())));
                case OfAll.Conflicts(var streams) -> streams.forEach((stream, part) -> conflicts.put(
                        stream, List.of(part.expected(), part.actual(), part.meanwhile().stream().map(Recorded::id).toList())));
            }
            return new Answer(appended, conflicts);
        }
    }

    /// What a store does, in memory.
    private static final class Model {
        private final Map<StreamId, List<String>> ids = new HashMap<>();
        private final Map<String, Answer> commands = new HashMap<>();

        Answer append(List<Append> parts) {
            String command = parts.getFirst().events().getFirst().metadata().commandId().orElse("");
            if (commands.containsKey(command)) {
                return commands.get(command);
            }
            Map<StreamId, List<Object>> conflicts = new HashMap<>();
            Map<StreamId, List<Integer>> appended = new HashMap<>();
            for (Append part : parts) {
                List<String> there = ids.getOrDefault(part.stream(), List.of());
                if (there.size() != part.expected()) {
                    conflicts.put(part.stream(), List.of(
                            part.expected(), there.size(), there.subList(Math.min(part.expected(), there.size()), there.size())));
                }
                appended.put(part.stream(), List.of(part.expected() + 1, part.expected() + part.events().size()));
            }
            if (!conflicts.isEmpty()) {
                return new Answer(Map.of(), conflicts);
            }
            parts.forEach(part -> part.events().forEach(event -> ids.computeIfAbsent(part.stream(), _ -> new ArrayList<>()).add(event.id())));
            Answer answer = new Answer(appended, Map.of());
            if (!command.isEmpty()) {
                commands.put(command, answer);
            }
            return answer;
        }
    }
}
