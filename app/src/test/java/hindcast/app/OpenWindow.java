package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.connect.Passwords;
import hindcast.app.embedded.DataFolder;
import hindcast.app.fx.Theme;
import hindcast.app.fx.window.Remembered;
import hindcast.app.fx.window.Toolkit;
import hindcast.app.session.Libpq;
import hindcast.app.session.Session;
import hindcast.app.session.Target;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/// A window with no display, used as a user does: it is clicked, typed into and looked at. Every step waits until what it
/// caused is answered and drawn. What goes wrong behind the screen fails the test when the window is closed.
final class OpenWindow implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final FxRobot robot = new FxRobot();
    private final Mishaps mishaps;
    private final Desk desk;
    private final Wiring wiring;
    private final Stage stage;

    private OpenWindow(Mishaps mishaps, Desk desk, Wiring wiring, Stage stage) {
        this.mishaps = mishaps;
        this.desk = desk;
        this.wiring = wiring;
        this.stage = stage;
    }

    /// Opens a window in which nothing is chosen yet.
    ///
    /// @param settings the folder of saved connections
    static OpenWindow empty(Path settings) {
        Mishaps mishaps = Mishaps.heard();
        return Toolkit.on(() -> {
            Desk desk = HindcastApp.desk(Remembered.nothing());
            desk.theme().choice().set(Theme.Choice.LIGHT);
            Wiring wiring = new Wiring(desk, settings);
            Stage stage = new Stage();
            stage.setScene(new Scene(wiring.root(), 1440, 900));
            stage.setOnHidden(_ -> wiring.leave());
            desk.theme().style(stage.getScene());
            stage.show();
            return new OpenWindow(mishaps, desk, wiring, stage);
        });
    }

    /// Opens a window on a store, which stays open when the window closes.
    static OpenWindow on(Session session, Place place, Path settings) {
        OpenWindow window = empty(settings);
        window.then(() -> window.wiring.show(session, place));
        return window;
    }

    /// Opens a store for a window.
    ///
    /// @param url the link to its database
    static Session session(String url) {
        return Session.open(Libpq.ofProcess().url(url), (what, fraction) -> { });
    }

    /// As the program starts, with the embedded store in a folder.
    void start(Start start) {
        then(() -> wiring.start(start));
    }

    /// As a later start, which opens nothing by itself.
    void choose(Path folder) {
        then(() -> {
            wiring.choose(new Passwords.Asked(), new Target.Embedded(new DataFolder(folder)));
            desk.navigator().restart(new Place.Connect());
        });
    }

    /// From now on its server may be missed: what the pool logs of that is no mishap.
    void expectAwayServer() {
        mishaps.expect("com.zaxxer.hikari");
    }

    Desk desk() {
        return desk;
    }

    Wiring wiring() {
        return wiring;
    }

    /// Does something on the toolkit's thread and waits for what it causes.
    void then(Runnable action) {
        Toolkit.on(() -> {
            action.run();
            return true;
        });
        settle();
    }

    /// Waits until every question is answered and drawn.
    void settle() {
        CountDownLatch quiet = new CountDownLatch(1);
        Toolkit.on(() -> {
            Toolkit.whenQuiet(stage.getScene(), desk.background(), quiet::countDown);
            return true;
        });
        try {
            assertTrue(quiet.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "The window does not come to rest");
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    /// Waits for something that takes its time, such as typing that is waited for.
    void until(String what, BooleanSupplier happened) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Toolkit.on(happened::getAsBoolean)) {
            assertTrue(System.nanoTime() < end, what + "; the window shows:\n" + text());
            settle();
        }
    }

    /// Waits until a text is on screen.
    void untilShown(String part) {
        until("“" + part + "” is shown", () -> words().contains(part));
    }

    void click(String query) {
        robot.clickOn(inReach(node(query)));
        settle();
    }

    /// The pointer does not leave the screen, which without a display is narrower than the window: the window moves to the side, and still covers it.
    private Node inReach(Node node) {
        return Toolkit.on(() -> {
            Rectangle2D screen = Screen.getPrimary().getBounds();
            double at = node.localToScreen(node.getBoundsInLocal()).getCenterX();
            if (at < screen.getMinX()) {
                stage.setX(screen.getMinX());
            } else if (at >= screen.getMaxX()) {
                stage.setX(screen.getMaxX() - stage.getWidth());
            }
            return node;
        });
    }

    void press(KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    /// Replaces what stands in a field.
    void type(String query, String text) {
        robot.clickOn(inReach(node(query)));
        then(() -> ((TextInputControl) node(query)).selectAll());
        write(text);
    }

    /// Types where the keyboard is.
    void write(String text) {
        robot.write(text, 0);
        settle();
    }

    /// Replaces what stands in a field with something long, from the clipboard.
    void paste(String query, String text) {
        robot.clickOn(inReach(node(query)));
        then(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        press(KeyCode.CONTROL, KeyCode.A);
        press(KeyCode.CONTROL, KeyCode.V);
    }

    /// Presses the mouse on a node with Shift held down. Told to the node itself: without a display the toolkit's mouse knows no keys.
    void shiftClick(Node node) {
        then(() -> {
            PickResult hit = new PickResult(node, 1, 1);
            node.fireEvent(new MouseEvent(MouseEvent.MOUSE_PRESSED, 1, 1, 0, 0, MouseButton.PRIMARY, 1,
                    true, false, false, false, true, false, false, false, false, true, hit));
        });
    }

    /// A place within a node, on the screen.
    Point2D point(Node node, double x, double y) {
        return Toolkit.on(() -> node.localToScreen(x, y));
    }

    /// A visible node by its id, style class, type or text.
    Node node(String query) {
        return robot.lookup(query).match(OpenWindow::shown).query();
    }

    FxRobot robot() {
        return robot;
    }

    Scene scene() {
        return stage.getScene();
    }

    /// Every text on screen, a line each, in the order of the scene.
    String text() {
        return Toolkit.on(this::words);
    }

    private String words() {
        return robot.from(stage.getScene().getRoot()).lookup((Predicate<Node>) node -> !words(node).isBlank() && shown(node)).queryAll()
                .stream().map(OpenWindow::words).collect(Collectors.joining("\n"));
    }

    private static String words(Node node) {
        return switch (node) {
            case Labeled labeled -> Objects.requireNonNullElse(labeled.getText(), "");
            case Text text when text.getParent() instanceof TextFlow -> text.getText();
            default -> "";
        };
    }

    private static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        Toolkit.on(() -> {
            stage.close();
            return true;
        });
        mishaps.close();
    }
}
