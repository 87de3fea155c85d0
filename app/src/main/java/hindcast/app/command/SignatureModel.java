package hindcast.app.command;

import hindcast.store.Metadata;
import hindcast.store.Recorded;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Who gives a command, why, in which flow and because of which event: what goes into the metadata of every event that it causes.
public final class SignatureModel {
    /// The name of the reason in the metadata.
    static final String REASON = "reason";

    private final StringProperty user = new SimpleStringProperty(this, "user", "");
    private final StringProperty reason = new SimpleStringProperty(this, "reason", "");
    private final StringProperty flow = new SimpleStringProperty(this, "flow", "");
    private final BooleanProperty caused = new SimpleBooleanProperty(this, "caused");
    private final ReadOnlyObjectWrapper<Optional<Recorded<String>>> cause = new ReadOnlyObjectWrapper<>(this, "cause", Optional.empty());

    SignatureModel(String user) {
        this.user.set(user);
    }

    public StringProperty user() {
        return user;
    }

    public StringProperty reason() {
        return reason;
    }

    /// The correlation id.
    public StringProperty flow() {
        return flow;
    }

    /// Whether the selected event is what caused it.
    public BooleanProperty caused() {
        return caused;
    }

    /// The event that is selected, or that was when it was said to be the cause.
    public ReadOnlyObjectProperty<Optional<Recorded<String>>> cause() {
        return cause.getReadOnlyProperty();
    }

    /// A form begins: another reason, the flow of the stream or a new one.
    void begin(String correlationId) {
        reason.set("");
        flow.set(correlationId);
        caused.set(false);
    }

    /// Another event is selected.
    void select(Optional<Recorded<String>> event) {
        if (!caused.get()) {
            cause.set(event);
        }
    }

    /// @param commandId of the command; also its flow where none is named
    Metadata metadata(String commandId) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(Metadata.CORRELATION_ID, flow.get().isBlank() ? commandId : flow.get().strip());
        cause.get().filter(_ -> caused.get()).ifPresent(event -> values.put(Metadata.CAUSATION_ID, event.id()));
        if (!user.get().isBlank()) {
            values.put(Metadata.USER_ID, user.get().strip());
        }
        if (!reason.get().isBlank()) {
            values.put(REASON, reason.get().strip());
        }
        values.put(Metadata.COMMAND_ID, commandId);
        return Metadata.of(values);
    }
}
