/// The desktop client and the command line.
module hindcast.app {
    requires hindcast.domain;
    requires javafx.controls;
    requires javafx.fxml;

    exports hindcast.app;
}
