package hindcast.app.fx.window;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The moment when a window can first be seen, which is later than the moment when it is shown.
///
/// A pulse lays a scene out and hands it to the renderer; the next one begins only when that picture is done. So the second
/// pulse after the first layout is the first that comes after the paint.
public final class FirstPaint {
    private FirstPaint() {
    }

    /// Runs the action once, on the toolkit's thread, when the stage's scene has been painted for the first time.
    public static void then(Stage stage, Runnable action) {
        Scene scene = stage.getScene();
        scene.addPostLayoutPulseListener(new Runnable() {
            private boolean laidOut;

            @Override
            public void run() {
                if (laidOut) {
                    scene.removePostLayoutPulseListener(this);
                    action.run();
                } else {
                    laidOut = true;
                    Platform.requestNextPulse();
                }
            }
        });
    }
}
