package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Theme;
import hindcast.app.fx.Views;
import hindcast.app.fx.window.Toolkit;
import hindcast.app.session.Session;
import hindcast.app.shell.Link;
import hindcast.app.shell.Place;
import hindcast.app.timeline.Streams;
import hindcast.cli.program.Camera.Shot;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.question.Scope;
import hindcast.store.testing.Database;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every place that the window can be at, in light and in dark. A new kind of place fails here until it has a sample.
final class PlacesTest {
    private static final StreamId ORDER = Streams.paidAtLast().timeline().stream();
    private static final StreamId BROKEN = Streams.broken().timeline().stream();
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 700;
    private static final int COLOURS = 12;

    private Session session;

    @BeforeEach
    void fillAStore(@Database(Database.Kind.OWN) String url) {
        session = OpenWindow.session(url);
        Stream.of(Streams.slow(), Streams.loan(), Streams.broken(), Streams.paidAtLast()).forEach(each -> each.into(session.store()));
        session.projections().begin();
    }

    @AfterEach
    void close() {
        session.close();
    }

    private static Stream<Place> places() {
        return Stream.of(
                new Place.Connect(),
                new Place.Aggregates(StreamQuery.ALL),
                new Place.Projections(null),
                new Place.Projections("accounts"),
                new Place.Rows("accounts"),
                new Place.Timeline(ORDER, new Place.At.Live()),
                new Place.Timeline(ORDER, new Place.At.Version(8)),
                new Place.Timeline(ORDER, new Place.At.Version(0)),
                new Place.Timeline(StreamId.parse("Application/A-652823628"), new Place.At.Live()),
                new Place.Timeline(BROKEN, new Place.At.Live()),
                new Place.Compare(new Place.Timeline(ORDER, new Place.At.Version(8)), new Place.Timeline(ORDER, new Place.At.Live())),
                new Place.Compare(new Place.Timeline(ORDER, new Place.At.Live()), new Place.Timeline(BROKEN, new Place.At.Live())),
                new Place.Find("Order", "state.payment.status == \"PAID\"", new Scope.Ever()),
                new Place.Command(ORDER, "ReturnItems"),
                new Place.New("Account"));
    }

    @Test
    void everyKindOfPlaceHasASample() {
        assertEquals(Set.of(Place.class.getPermittedSubclasses()), places().map(Object::getClass).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("places")
    void itsPictureIsLightOrDarkAsTheThemeSays(Place place) {
        try (Mishaps _ = Mishaps.heard()) {
            Picture light = picture(place, Theme.Choice.LIGHT);
            Picture dark = picture(place, Theme.Choice.DARK);
            assertTrue(light.colours() > COLOURS && dark.colours() > COLOURS, () -> light + " and " + dark);
            assertTrue(light.brightness() > 0.8 && dark.brightness() < 0.2, () -> light + " and " + dark);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void itIsShownWithoutAComplaint(Place place, @TempDir Path settings) {
        try (OpenWindow window = OpenWindow.empty(settings)) {
            window.choose(settings);
            window.then(() -> window.wiring().show(session, new Place.Aggregates(StreamQuery.ALL)));
            for (Theme.Choice theme : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
                window.then(() -> window.desk().theme().choice().set(theme));
                window.then(() -> window.desk().navigator().go(place));
                // A command is given on a timeline, and that is where the window is then.
                Class<?> shown = place instanceof Place.Command ? Place.Timeline.class : place.getClass();
                assertEquals(shown, window.desk().navigator().place().get().getClass());
                assertEquals(Set.of(), complaints(window), window::text);
            }
        }
    }

    @Test
    void aBrokenTimelineSaysWhereItBrokeAndShowsWhatIsKnown(@TempDir Path settings) {
        try (OpenWindow window = OpenWindow.on(session, new Place.Timeline(BROKEN, new Place.At.Live()), settings)) {
            assertTrue(window.text().contains("Last known state, at v5"), window::text);
            assertTrue(window.text().contains("v6 OrderShipped cannot be folded"), window::text);
            assertTrue(window.text().contains("\"PAID\""), window::text);

            window.click("Show v6");

            assertEquals(new Place.Timeline(BROKEN, new Place.At.Version(6)), window.desk().navigator().place().get());
        }
    }

    /// What the window says when something went wrong, as far as it says so now.
    private static Set<String> complaints(OpenWindow window) {
        String text = window.text();
        Set<String> complaints = new HashSet<>(Stream.of("notice.failed", "waiting.failed", "frame.noAnswer").map(Views::text).filter(text::contains).toList());
        complaints.addAll(Toolkit.on(() -> window.robot().lookup((Node node) -> node.getStyleClass().contains("notice")
                && node.getPseudoClassStates().contains(Looks.BAD)).queryAll().stream().map(Node::toString).collect(Collectors.toSet())));
        return complaints;
    }

    private Picture picture(Place place, Theme.Choice theme) {
        Optional<Session> open = place instanceof Place.Connect ? Optional.empty() : Optional.of(session);
        byte[] png = Screenshots.take(open, new Shot(new Link("", place), WIDTH, HEIGHT, theme, ZoneId.of("UTC")));
        return Picture.of(new Image(new ByteArrayInputStream(png)));
    }

    /// What can be said of a picture without looking at it.
    ///
    /// @param brightness of its middle pixel, when all of them are sorted, from 0 to 1
    private record Picture(int width, int height, int colours, double brightness) {
        static Picture of(Image image) {
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            Set<Color> colours = new HashSet<>();
            double[] brightness = new double[width * height];
            for (int i = 0; i < brightness.length; i++) {
                Color colour = image.getPixelReader().getColor(i % width, i / width);
                colours.add(colour);
                brightness[i] = colour.grayscale().getRed();
            }
            Arrays.sort(brightness);
            return new Picture(width, height, colours.size(), brightness[brightness.length / 2]);
        }
    }
}
