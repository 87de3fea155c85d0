/// The desktop client and the command line.
module hindcast.app {
    requires hindcast.domain;
    requires com.zaxxer.hikari;
    requires org.postgresql.jdbc;
    requires javafx.controls;
    requires javafx.fxml;
    requires atlantafx.base;

    opens hindcast.app to javafx.graphics, javafx.fxml;
    opens hindcast.app.shell to javafx.fxml;
}
