package hindcast.app;

/// Where the program starts: no argument opens the window, anything else is the command line.
public final class Main {
    private Main() {
    }

    public static void main(String[] arguments) {
        javafx.application.Application.launch(HindcastApp.class, arguments);
    }
}
