package hindcast.app;

import hindcast.app.connect.Connections;
import hindcast.cli.Cli;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Environments;
import hindcast.cli.program.Exit;
import java.util.Set;
import javafx.application.Application;

/// Where the program starts: with nothing but options of the window, links and files of events it opens the window, anything else is a command.
public final class Main {
    /// Here, because the toolkit makes the application itself.
    static final Requests REQUESTS = new Requests();

    private static final Set<String> WINDOW_OPTIONS = Set.of("--data", "--store");

    private Main() {
    }

    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.config.class", "hindcast.app.Logs");
        if (opensWindow(arguments)) {
            window(arguments);
        } else {
            Environments environments = new SavedEnvironments(new Connections(Settings.ofUser().resolve("connections.json")));
            System.exit(Cli.run(Terminal.ofProcess(), Screenshots::take, PlayheadMoves::time, environments, arguments));
        }
    }

    static boolean opensWindow(String... arguments) {
        for (int index = 0; index < arguments.length; index++) {
            String argument = arguments[index];
            if (WINDOW_OPTIONS.contains(argument) && index + 1 < arguments.length) {
                index++;
            } else if (!Errand.has(argument) && !argument.equals("first-paint")
                    && WINDOW_OPTIONS.stream().noneMatch(option -> argument.startsWith(option + "="))) {
                return false;
            }
        }
        return true;
    }

    /// Tells whoever waits for it that the window was painted.
    static void painted() {
        System.out.println("painted");
    }

    private static void window(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("first-paint")) {
            // It trains and measures the start, also where nobody looks on.
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        } else if (Requests.come(System.getProperty("os.name"))) {
            REQUESTS.hear();
        }
        try {
            Application.launch(HindcastApp.class, arguments);
            if (Requests.come(System.getProperty("os.name"))) {
                // AWT may have a thread that waits for more.
                System.exit(Exit.OK);
            }
        } catch (UnsupportedOperationException noDisplay) {
            // The toolkit answers so when it finds no display, and when it cannot load GTK.
            System.err.println("Hindcast cannot open a window here: there is no display, or GTK 3 is not installed. "
                + "Its commands need neither: hindcast --help");
            System.exit(Exit.STORE);
        }
    }
}
