package hindcast.app;

import hindcast.app.fx.FirstPaint;
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
        if (getParameters().getUnnamed().contains("first-paint")) {
            FirstPaint.then(stage, stage::close);
        }
        stage.show();
    }
}
