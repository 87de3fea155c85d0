package hindcast.app;

import hindcast.app.connect.Passwords;
import hindcast.app.fx.window.Remembered;
import hindcast.app.fx.window.Toolkit;
import hindcast.app.session.Session;
import hindcast.app.session.Target;
import hindcast.app.shell.Desk;
import hindcast.cli.program.Camera.Shot;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// A window with no display, at a place. What is done with it begins when everything that the place asks for is answered and drawn,
/// however long that takes.
final class Offscreen {
    private Offscreen() {
    }

    /// Opens a window, does something with its scene on the toolkit's thread, and closes it. Not on that thread.
    ///
    /// @param session the open store, which stays open; empty for the choice of a store
    static <T> T with(Optional<Session> session, Shot shot, Function<Scene, Future<T>> work) {
        Toolkit.startHeadless();
        Stage stage = Toolkit.on(Stage::new);
        try {
            Future<T> begun = Toolkit.await(Toolkit.on(() -> show(stage, session, shot, work)));
            return Toolkit.await(begun);
        } finally {
            Toolkit.on(() -> {
                stage.close();
                return stage;
            });
        }
    }

    private static <T> Future<Future<T>> show(Stage stage, Optional<Session> session, Shot shot, Function<Scene, Future<T>> work) {
        Desk desk = HindcastApp.desk(Remembered.nothing());
        desk.theme().choice().set(shot.theme());
        desk.times().zone().set(shot.zone());
        Wiring wiring = new Wiring(desk, Settings.ofUser());
        Scene scene = new Scene(wiring.root(), shot.width(), shot.height());
        desk.theme().style(scene);
        stage.setScene(scene);
        stage.setOnHidden(_ -> wiring.leave());
        stage.show();
        session.ifPresentOrElse(open -> wiring.show(open, shot.link().place()),
                () -> wiring.choose(new Passwords.Asked(), new Target.Embedded(HindcastApp.standardData())));
        FutureTask<Future<T>> begin = new FutureTask<>(() -> work.apply(scene));
        Toolkit.whenQuiet(scene, desk.background(), begin);
        return begin;
    }
}
