package hindcast.app;

import javafx.application.Application;

/// Where the program starts: no argument opens the window, anything else is the command line.
public final class Main {
    private Main() {
    }

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("first-paint")) {
            // It trains and measures the start, also where nobody looks on.
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        try {
            Application.launch(HindcastApp.class, arguments);
        } catch (UnsupportedOperationException noDisplay) {
            // The toolkit answers so when it finds no display, and when it cannot load GTK.
            System.err.println("Hindcast cannot open a window here: there is no display, or GTK 3 is not installed. "
                + "Its commands need neither: hindcast --help");
            System.exit(3);
        }
    }
}
