package hindcast.app.question;

import hindcast.store.aggregate.EventCodec;
import hindcast.store.question.Condition;
import hindcast.store.question.Moment;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/// One evaluation of an expression, at one moment: what it has looked up, its variables, and how much it has done.
final class Run {
    /// What one moment may cost, in parts of an expression: some hundredths of a second, where a usual expression costs ten.
    static final long MOST = 1_000_000;

    private static final long BETWEEN_LOOKS = 10_000;
    private static final ObjectReader JSON = EventCodec.recordJson().build().readerFor(JsonNode.class);

    private final Moment moment;
    private final @Nullable Object[] variables;
    private @Nullable Object data;
    private @Nullable Object meta;
    private long spent;
    private long looked;

    Run(Moment moment, int variables) {
        this.moment = moment;
        this.variables = new Object[variables];
    }

    Moment moment() {
        return moment;
    }

    /// The payload in its newest revision. Parsed once, and only when it is asked for.
    Object data(int offset) {
        if (data == null) {
            try {
                data = JSON.<JsonNode>readValue(moment.data());
            } catch (JacksonException broken) {
                throw new Fault(offset, "The event's data is no JSON: " + broken.getOriginalMessage() + ".");
            }
        }
        return data;
    }

    Object meta() {
        if (meta == null) {
            meta = moment.event().metadata().tree();
        }
        return meta;
    }

    @Nullable Object variable(int slot) {
        return variables[slot];
    }

    void set(int slot, @Nullable Object value) {
        variables[slot] = value;
    }

    /// Counts what is done over and over.
    ///
    /// @throws Condition.TooLong     when it is more than one moment may cost
    /// @throws CancellationException when the thread is interrupted
    void spend(long parts) {
        spent += parts;
        if (spent > MOST) {
            throw new Condition.TooLong(
                    "The expression takes more than %,d steps at one version and was stopped. Go through fewer lists within each other.".formatted(MOST));
        }
        if (spent - looked > BETWEEN_LOOKS) {
            looked = spent;
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("It was cancelled.");
            }
        }
    }
}
