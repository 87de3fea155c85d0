package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Views;
import hindcast.app.fx.window.Toolkit;
import hindcast.app.session.Session;
import hindcast.app.shell.Place;
import hindcast.app.timeline.Streams;
import hindcast.store.StreamQuery;
import hindcast.store.testing.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Every FXML and every style sheet that the program carries is good, and in use: a user who goes everywhere in the window meets them all.
final class ViewsTest {
    /// What FXML names beside nodes.
    private static final Set<String> NO_NODES = Set.of("Tab", "MenuItem", "RadioMenuItem", "ToggleGroup", "Tooltip");

    private final Set<String> missing = new TreeSet<>();

    @Test
    void everyFxmlIsMetInTheWindow(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        files("fxml", ".fxml").forEach(file -> missing.add(file.getFileName().toString()));
        try (Session session = OpenWindow.session(url); OpenWindow window = OpenWindow.empty(settings)) {
            Streams.paidAtLast().into(session.store());
            window.choose(settings);
            window.click("New connection");
            look(window);
            window.then(() -> window.wiring().show(session, new Place.Aggregates(StreamQuery.ALL)));
            window.click(Streams.paidAtLast().timeline().stream().id());
            window.click(".aggregates .find");
            look(window);
            window.click("Close");
            window.press(KeyCode.CONTROL, KeyCode.T);
            look(window);
            window.press(KeyCode.ESCAPE);
            window.click("#settings");
            look(window);
            window.press(KeyCode.ESCAPE);
            window.untilShown("tailing");
            window.click("#mark");
            look(window);
            window.press(KeyCode.ESCAPE);
            window.click("#projections");
            window.untilShown("never run");
            session.projections().begin();
            window.click("orders");
            window.untilShown("live");
            look(window);
            decide(window);
            window.then(() -> window.desk().navigator().go(new Place.Rows("orders")));
            look(window);
            panels(window);
            command(window);
        }
        assertEquals(Set.of(), missing);
    }

    private void panels(OpenWindow window) {
        for (String panel : List.of("frame.import", "frame.export", "frame.sample")) {
            window.click(".top-bar #file");
            window.click(Views.text(panel));
            look(window);
            window.click("Cancel");
        }
    }

    private void command(OpenWindow window) {
        window.then(() -> window.desk().navigator().go(new Place.Command(Streams.paidAtLast().timeline().stream(), "ReturnItems")));
        window.untilShown("Not a command yet");
        look(window);
        window.press(KeyCode.CONTROL, KeyCode.B);
        window.untilShown("What if: nothing is written");
        look(window);
        Place.Timeline here = new Place.Timeline(Streams.paidAtLast().timeline().stream(), new Place.At.Live());
        window.then(() -> window.desk().navigator().go(new Place.Compare(here, here)));
        look(window);
        window.then(() -> window.desk().navigator().go(new Place.New("Order")));
        look(window);
    }

    /// What is asked of who stops a projection, rebuilds it and discards the rebuild.
    private void decide(OpenWindow window) {
        window.click("Stop…");
        look(window);
        window.click("Cancel");
        window.click(".projection-table .more");
        window.click("Rebuild…");
        window.type(".preview #reason", "a look");
        window.until("it can be begun", () -> !window.node(".preview #begin").isDisabled());
        window.press(KeyCode.ENTER);
        window.untilShown("identical");
        window.click("Discard…");
        look(window);
        window.click("Cancel");
    }

    @Test
    void everyStyleSheetIsReadWithoutAnErrorAndInForce(@TempDir Path settings) throws IOException {
        try (OpenWindow window = OpenWindow.empty(settings)) {
            for (Path sheet : files("styles", ".css")) {
                assertEquals(List.of(), errors(sheet), sheet::toString);
                assertTrue(window.scene().getStylesheets().contains(sheet.toUri().toURL().toExternalForm()
                        .replace("file:///", "file:/")), () -> sheet + " is not in force");
            }
        }
    }

    private static List<String> errors(Path sheet) {
        return Toolkit.on(() -> {
            CssParser.errorsProperty().clear();
            new CssParser().parse(sheet.toUri().toURL());
            return CssParser.errorsProperty().stream().map(Object::toString).toList();
        });
    }

    /// Strikes off the files whose nodes are in the window now.
    private void look(OpenWindow window) {
        List<Path> met = Toolkit.on(() -> {
            List<Node> nodes = everything(window.scene().getRoot()).toList();
            return files("fxml", ".fxml").stream().filter(file -> nodes.stream().anyMatch(node -> comesFrom(root(file), node))).toList();
        });
        met.forEach(file -> missing.remove(file.getFileName().toString()));
    }

    private static boolean comesFrom(Element root, Node node) {
        Set<String> classes = Stream.of(root.getAttribute("styleClass").split(", *")).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
        return node.getClass().getSimpleName().equals(root.getTagName()) && node.getStyleClass().containsAll(classes)
                && everything(node).map(each -> String.valueOf(each.getId())).collect(Collectors.toSet()).containsAll(ids(root));
    }

    private static Stream<Node> everything(Node node) {
        Stream<Node> below = node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(ViewsTest::everything) : Stream.of();
        return Stream.concat(Stream.of(node), below);
    }

    private static Set<String> ids(Element element) {
        Set<String> ids = new HashSet<>();
        if (!NO_NODES.contains(element.getTagName()) && element.hasAttribute("fx:id")) {
            ids.add(element.getAttribute("fx:id"));
        }
        NodeList below = element.getChildNodes();
        IntStream.range(0, below.getLength()).mapToObj(below::item).filter(Element.class::isInstance).map(Element.class::cast)
                .filter(each -> !each.getTagName().equals("fx:define")).forEach(each -> ids.addAll(ids(each)));
        return ids;
    }

    private static Element root(Path fxml) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(fxml.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new IllegalStateException(fxml.toString(), unreadable);
        }
    }

    private static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(Path.of(Views.class.getResource("/hindcast/" + folder).toURI()))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
