package hindcast.store.testing;

import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The 4,998 real orders that lie beside the checkout, as `../shared/data/olist-orders.ndjson.gz`. They are nobody's to publish, so a clone
/// that stands elsewhere has none: a test that needs them is marked with [Needed], is left out there, and the run says so.
public final class RealOrders implements ExecutionCondition {
    private static final Path PLACE = Path.of("shared", "data", "olist-orders.ndjson.gz");
    private static final JsonMapper JSON = new JsonMapper();

    /// A test that reads the real orders.
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(RealOrders.class)
    public @interface Needed {
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return find().map(file -> ConditionEvaluationResult.enabled("the real orders are " + file)).orElseGet(() -> leftOut(context));
    }

    private static ConditionEvaluationResult leftOut(ExtensionContext context) {
        String reason = "left out: " + PLACE + " does not lie beside this checkout";
        String test = context.getRequiredTestClass().getSimpleName() + context.getTestMethod().map(method -> "." + method.getName()).orElse("");
        System.getLogger(RealOrders.class.getName()).log(System.Logger.Level.WARNING, test + " is " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    /// The file, gzipped CloudEvents one a line.
    public static Path file() {
        return find().orElseThrow();
    }

    /// The lines of the file, as they stand there.
    public static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file())), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The lines as events of a log, in the order of the file.
    public static List<Recorded<String>> events() {
        AtomicLong position = new AtomicLong();
        return lines().stream().map(line -> event(position.incrementAndGet(), JSON.readTree(line))).toList();
    }

    private static Recorded<String> event(long position, JsonNode line) {
        return new Recorded<>(
                position,
                StreamId.parse(line.get("subject").asString()),
                Integer.parseInt(line.get("sequence").asString()),
                line.get("id").asString(),
                line.get("type").asString(),
                line.get("type").asString().equals("OrderCreated") ? 3 : 1,
                Instant.parse(line.get("time").asString()),
                line.get("data").toString(),
                Metadata.NONE);
    }

    private static Optional<Path> find() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(PLACE))
                .filter(Files::isReadable)
                .findFirst();
    }
}
