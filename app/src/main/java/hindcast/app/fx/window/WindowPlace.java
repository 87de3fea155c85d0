package hindcast.app.fx.window;

import java.util.List;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where the window stands on the desktop and how large it is, from one start to the next.
public final class WindowPlace {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 560;

    private WindowPlace() {
    }

    /// Puts a window where it was, unless no screen is there any more, and remembers where it goes.
    public static void keep(Stage stage, Remembered remembered) {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setWidth(remembered.number("window.width").orElse(WIDTH));
        stage.setHeight(remembered.number("window.height").orElse(HEIGHT));
        double x = remembered.number("window.x").orElse(Double.NaN);
        double y = remembered.number("window.y").orElse(Double.NaN);
        List<Screen> screens = Screen.getScreensForRectangle(x, y, stage.getWidth(), stage.getHeight());
        if (!Double.isNaN(x) && !Double.isNaN(y) && !screens.isEmpty()) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(remembered.text("window.maximized").map(Boolean::parseBoolean).orElse(false));
        stage.setOnHiding(hiding -> remember(stage, remembered));
    }

    private static void remember(Stage stage, Remembered remembered) {
        remembered.put("window.maximized", stage.isMaximized());
        if (!stage.isMaximized()) {
            remembered.put("window.x", stage.getX());
            remembered.put("window.y", stage.getY());
            remembered.put("window.width", stage.getWidth());
            remembered.put("window.height", stage.getHeight());
        }
    }
}
