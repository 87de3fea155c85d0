package hindcast.app.fx.window;

import hindcast.app.fx.Background;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Scene;

/// The toolkit without an application: for pictures that are taken with no display and no window to look at.
public final class Toolkit {
    /// So many frames in a row without a question on its way: an answer is shown in the next frame, and may ask another question there.
    private static final int QUIET_FRAMES = 3;

    private Toolkit() {
    }

    /// Starts it on memory alone, with no display, unless it runs already. Once for each process; it cannot be started again.
    public static void startHeadless() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        // Without a graphics card a ground that is kept as a picture and stretched takes several times as long to draw as one that is filled.
        System.setProperty("prism.disableRegionCaching", "true");
        Platform.setImplicitExit(false);
        try {
            Platform.startup(() -> { });
        } catch (IllegalStateException running) {
            // A second picture of the same process, or a test.
            Platform.requestNextPulse();
        }
    }

    /// Does something on the toolkit's thread and waits for it on another.
    public static <T> T on(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return await(task);
    }

    /// Waits for what the toolkit's thread is to do. Never on that thread.
    public static <T> T await(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nobody waits any more", ended);
        }
    }

    /// Runs an action once everything that was asked is answered and drawn. Called on the toolkit's thread, for a scene in a window.
    public static void whenQuiet(Scene scene, Background background, Runnable action) {
        scene.addPostLayoutPulseListener(new Runnable() {
            private int quiet;

            @Override
            public void run() {
                quiet = background.running().get() == 0 ? quiet + 1 : 0;
                if (quiet > QUIET_FRAMES) {
                    scene.removePostLayoutPulseListener(this);
                    action.run();
                } else {
                    Platform.requestNextPulse();
                }
            }
        });
        Platform.requestNextPulse();
    }
}
