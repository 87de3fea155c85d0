package hindcast.app;

import hindcast.app.connect.Passwords;
import hindcast.app.fx.window.Png;
import hindcast.app.fx.window.Remembered;
import hindcast.app.fx.window.Toolkit;
import hindcast.app.session.Session;
import hindcast.app.session.Target;
import hindcast.app.shell.Desk;
import hindcast.cli.program.Camera.Shot;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Pictures of the window at a place, taken with no display: for documentation, and for tests that look at them.
/// A picture is taken when everything that the place asks for is answered and drawn, however long that takes.
public final class Screenshots {
    private Screenshots() {
    }

    /// Takes a picture. Not on the toolkit's thread.
    ///
    /// @param session the open store, which stays open; empty for the choice of a store
    /// @return the bytes of a PNG file
    public static byte[] take(Optional<Session> session, Shot shot) {
        Toolkit.startHeadless();
        return Toolkit.await(Toolkit.on(() -> show(session, shot)));
    }

    private static Future<byte[]> show(Optional<Session> session, Shot shot) {
        Desk desk = HindcastApp.desk(Remembered.nothing());
        desk.theme().choice().set(shot.theme());
        desk.times().zone().set(shot.zone());
        Wiring wiring = new Wiring(desk, Settings.ofUser());
        Scene scene = new Scene(wiring.root(), shot.width(), shot.height());
        desk.theme().style(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        session.ifPresentOrElse(open -> wiring.show(open, shot.link().place()),
                () -> wiring.choose(new Passwords.Asked(), new Target.Embedded(HindcastApp.standardData())));
        FutureTask<byte[]> picture = new FutureTask<>(() -> {
            byte[] taken = Png.of(scene.snapshot(null));
            stage.close();
            return taken;
        });
        Toolkit.whenQuiet(scene, desk.background(), picture);
        return picture;
    }
}
