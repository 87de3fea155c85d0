package hindcast.app;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The JavaFX application: one window over one store.
public final class HindcastApp extends Application {
    @Override
    public void start(Stage stage) {
        stage.setTitle("Hindcast");
        stage.setScene(new Scene(new StackPane(), 1440, 900));
        stage.show();
    }
}
