package hindcast.app.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import javafx.fxml.FXMLLoader;

/// Loads the FXML of a view: the file, the texts of the one bundle, and the view itself as controller. A missing or broken
/// file is a mistake of the build, not of the user.
public final class Views {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("hindcast.app.messages");

    private Views() {
    }

    /// Loads `fxml/<name>.fxml`.
    ///
    /// @param controller the view whose fields and methods the file names
    public static <N> N load(String name, Object controller) {
        FXMLLoader loader = new FXMLLoader(resource("/hindcast/fxml/" + name + ".fxml"), TEXTS);
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException("The view " + name + " cannot be loaded.", broken);
        }
    }

    /// A text of the bundle, with its `{0}`, `{1}`… filled in.
    public static String text(String key, Object... values) {
        String pattern = TEXTS.getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, Locale.ENGLISH).format(values);
    }

    /// The address of a stylesheet, `styles/<name>.css`.
    static String stylesheet(String name) {
        return resource("/hindcast/styles/" + name + ".css").toExternalForm();
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(Views.class.getResource(path), path);
    }
}
