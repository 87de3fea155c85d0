package hindcast.app;

import hindcast.app.embedded.DataFolder;
import hindcast.app.fx.Background;
import hindcast.app.fx.window.FirstPaint;
import hindcast.app.fx.Layer;
import hindcast.app.fx.window.Remembered;
import hindcast.app.fx.window.Toolkit;
import hindcast.app.fx.Theme;
import hindcast.app.fx.Times;
import hindcast.app.session.Libpq;
import hindcast.app.session.PostgresUrl;
import hindcast.app.session.Target;
import hindcast.app.shell.AsOf;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Navigator;
import hindcast.app.fx.window.WindowPlace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// The JavaFX application: one window over one store. The window is painted before anything is opened, and what opening needs is
/// loaded only then.
public final class HindcastApp extends Application {
    private Optional<Wiring> wiring = Optional.empty();

    @Override
    public void start(Stage stage) {
        Path settings = Settings.ofUser();
        Desk desk = desk(Remembered.in(settings.resolve("window.properties")));
        Wiring wired = new Wiring(desk, settings);
        wiring = Optional.of(wired);
        Scene scene = new Scene(wired.root());
        desk.theme().style(scene);
        stage.setTitle("Hindcast");
        stage.setScene(scene);
        WindowPlace.keep(stage, desk.remembered());
        if (getParameters().getUnnamed().contains("first-paint")) {
            FirstPaint.then(stage, () -> {
                Main.painted();
                rehearse(wired, desk, stage);
            });
        } else {
            FirstPaint.then(stage, () -> {
                wired.start(asked());
                stage.getIcons().add(icon());
                Main.REQUESTS.to(errand -> desk.background().tell(() -> {
                    stage.toFront();
                    wired.run(errand);
                }), () -> desk.background().tell(stage::close));
            });
        }
        stage.show();
    }

    @Override
    public void stop() {
        wiring.ifPresent(Wiring::stop);
    }

    /// What a start is trained on besides the first paint: where a place is asked for, opening it and moving its playhead.
    private void rehearse(Wiring wired, Desk desk, Stage stage) {
        Start asked = asked();
        if (asked.errand().link().isEmpty()) {
            stage.close();
            return;
        }
        wired.start(asked);
        Toolkit.whenQuiet(stage.getScene(), desk.background(), () -> {
            PlayheadMoves.rehearse(stage.getScene());
            stage.close();
        });
    }

    /// What the screens of a window share, as it was remembered.
    static Desk desk(Remembered remembered) {
        Times times = new Times(remembered.text("zone").flatMap(Settings::zone).orElseGet(java.time.ZoneId::systemDefault), Clock.systemUTC());
        Theme theme = new Theme(remembered.choice("theme", Theme.Choice.class).orElse(Theme.Choice.SYSTEM));
        theme.choice().subscribe(choice -> remembered.put("theme", choice));
        times.zone().subscribe(zone -> remembered.put("zone", zone));
        return new Desk(Background.virtual(), new Navigator(), new AsOf(), times, theme, remembered, new Layer(),
                FXCollections.observableArrayList());
    }

    /// Drawn of installers/hindcast.svg, for where the window has no desktop entry.
    private static Image icon() {
        return new Image(Objects.requireNonNull(HindcastApp.class.getResource("icon.png")).toExternalForm());
    }

    private Start asked() {
        List<String> words = getParameters().getRaw();
        DataFolder folder = following(words, "--data").map(DataFolder::at).orElseGet(HindcastApp::standardData);
        Optional<Target> named = following(words, "--store").filter(PostgresUrl::matches).map(Libpq.ofProcess()::url);
        return new Start(new Target.Embedded(folder), named, Errand.of(words));
    }

    /// Where the embedded default's data is when nobody says otherwise.
    static DataFolder standardData() {
        return DataFolder.standard(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    private static Optional<String> following(List<String> words, String option) {
        int at = words.indexOf(option);
        return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }
}
