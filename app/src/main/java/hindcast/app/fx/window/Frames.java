package hindcast.app.fx.window;

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

/// How long frames take, from a change to the picture of it.
///
/// A change is made where the toolkit makes those of a dragging mouse, just before it styles and lays out a frame; what it hands to the
/// renderer then is drawn before anything that is asked of the renderer later. So a picture of a single point, asked for behind the frame,
/// comes when the frame is drawn.
public final class Frames {
    private Frames() {
    }

    /// Makes each change in a frame of its own. Called on the toolkit's thread.
    ///
    /// @return the nanoseconds of each change, when all are drawn
    public static Future<long[]> time(List<Runnable> changes) {
        long[] nanos = new long[changes.size()];
        FutureTask<long[]> all = new FutureTask<>(() -> nanos);
        new AnimationTimer() {
            private int next;
            private boolean drawing;

            @Override
            public void handle(long now) {
                if (next == changes.size()) {
                    stop();
                    all.run();
                } else if (!drawing) {
                    drawing = true;
                    long begun = System.nanoTime();
                    changes.get(next).run();
                    Platform.runLater(() -> {
                        awaitRenderer();
                        nanos[next] = System.nanoTime() - begun;
                        next++;
                        drawing = false;
                    });
                }
            }
        }.start();
        return all;
    }

    /// Draws a whole scene as often as there are places for the nanoseconds that it takes. Called on the toolkit's thread.
    public static void whole(Scene scene, long[] nanos) {
        WritableImage picture = scene.snapshot(null);
        for (int i = 0; i < nanos.length; i++) {
            long begun = System.nanoTime();
            scene.snapshot(picture);
            nanos[i] = System.nanoTime() - begun;
        }
    }

    private static void awaitRenderer() {
        new Region().snapshot(null, new WritableImage(1, 1));
    }
}
