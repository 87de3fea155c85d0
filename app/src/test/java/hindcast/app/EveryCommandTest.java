package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.frame.SearchModel;
import hindcast.app.fx.window.Toolkit;
import hindcast.app.session.Session;
import hindcast.app.shell.Place;
import hindcast.cli.Ended;
import hindcast.store.EventStore;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.testing.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every command of every aggregate, given in each of the ways there are: what is appended is what its rules say, whichever way it came.
final class EveryCommandTest {
    private final List<Possible> all = Possible.all();
    private String url;
    private EventStore store;

    @BeforeEach
    void open(@Database String url, @Database EventStore store) {
        this.url = url;
        this.store = store;
    }

    @Test
    void onTheCommandLineByItsFields() {
        isAppendedBy((possible, stream) -> run(possible, stream, possible.leaves().entrySet().stream()
                .map(leaf -> leaf.getKey().substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.') + "=" + leaf.getValue())));
    }

    @Test
    void onTheCommandLineAsJson() {
        isAppendedBy((possible, stream) -> run(possible, stream, Stream.of("--data", possible.json().toString())));
    }

    private void run(Possible possible, StreamId stream, Stream<String> filled) {
        Ended ended = Ended.of(url, Stream.concat(Stream.of("command", stream.toString(), possible.command().name()), filled).toArray(String[]::new));
        assertEquals(0, ended.code(), () -> possible + ": " + ended.err());
    }

    /// Gives each of them behind its history, in a stream of its own.
    private void isAppendedBy(BiConsumer<Possible, StreamId> way) {
        Map<String, List<String>> expected = new TreeMap<>();
        Map<String, List<String>> appended = new TreeMap<>();
        for (Possible possible : all) {
            StreamId stream = possible.stream(possible.command().name() + "-" + UUID.randomUUID().toString().substring(0, 8));
            if (!possible.begins()) {
                store.append(stream, 0, possible.history());
            }
            way.accept(possible, stream);
            List<String> events = new ArrayList<>();
            store.read(stream, possible.before().size(), event -> events.add(Possible.told(event)));
            appended.put(possible.toString(), events);
            expected.put(possible.toString(), possible.caused());
        }
        assertEquals(expected, appended);
    }

    @Test
    void inTheWindowByFormAndPalette(@TempDir Path settings) {
        try (Session session = OpenWindow.session(url); OpenWindow window = OpenWindow.on(session, new Place.Aggregates(StreamQuery.ALL), settings)) {
            isAppendedBy((possible, stream) -> {
                choose(window, possible, stream);
                fill(window, possible);
                give(window);
            });
            isAppendedBy((possible, stream) -> {
                type(window, possible, stream);
                window.then(() -> write(window, possible.json().toString()));
                give(window);
            });
        }
    }

    /// From the list of those that are possible.
    private static void choose(OpenWindow window, Possible possible, StreamId stream) {
        if (possible.begins()) {
            go(window, new Place.Aggregates(StreamQuery.ALL));
            window.click(".begin");
            window.click("New " + possible.aggregate().toLowerCase(Locale.ROOT) + "…");
            window.type("#id", stream.id());
        } else {
            go(window, new Place.Timeline(stream, new Place.At.Live()));
            if (!isThere(window, "#offers")) {
                window.press(KeyCode.CONTROL, KeyCode.I);
            }
            window.click(possible.command().label());
        }
    }

    /// By its name, from wherever the window is.
    private static void type(OpenWindow window, Possible possible, StreamId stream) {
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.write(possible.command().label().toLowerCase(Locale.ROOT) + (possible.begins() ? "" : " " + stream.id()));
        Place wanted = possible.begins() ? new Place.New(possible.aggregate()) : new Place.Command(stream, possible.command().name());
        // The beginning of what is typed leads elsewhere.
        window.until("it is found", () -> window.scene().lookup(".hits .list-view") instanceof ListView<?> hits
                && hits.getSelectionModel().getSelectedItem() instanceof SearchModel.Hit hit && hit.link().place().equals(wanted));
        window.press(KeyCode.ENTER);
        if (possible.begins()) {
            window.type("#id", stream.id());
        }
    }

    private static void go(OpenWindow window, Place place) {
        window.then(() -> window.desk().navigator().go(place));
    }

    private static void fill(OpenWindow window, Possible possible) {
        Map<String, String> fields = possible.leaves().entrySet().stream()
                .collect(Collectors.toMap(leaf -> "#field" + leaf.getKey().replace('/', '-'), Map.Entry::getValue));
        fields.keySet().forEach(field -> {
            while (!isThere(window, field)) {
                window.click(field.replaceAll("#field(\\D+)-\\d.*", "#add$1"));
            }
        });
        window.then(() -> fields.forEach((field, text) -> put(window.scene().lookup(field), text)));
    }

    @SuppressWarnings("unchecked") // words are chosen from among texts
    private static void put(Node field, String text) {
        field.requestFocus();
        switch (field) {
            case TextInputControl typed -> typed.setText(text);
            case ComboBox<?> chosen -> ((ComboBox<String>) chosen).setValue(text);
            case DatePicker day -> day.getEditor().setText(text);
            default -> throw new AssertionError(field);
        }
    }

    private static void write(OpenWindow window, String json) {
        ((ToggleButton) window.node("#asJson")).fire();
        ((TextInputControl) window.node("#json")).setText(json);
    }

    private static boolean isThere(OpenWindow window, String query) {
        return Toolkit.on(() -> window.scene().lookup(query) != null);
    }

    private static void give(OpenWindow window) {
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.untilShown("Done: ");
    }
}
