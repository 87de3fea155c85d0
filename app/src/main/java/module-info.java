/// The desktop client and the command line.
module hindcast.app {
    requires hindcast.domain;
    // Only on macOS, for links and files.
    requires java.desktop;
    requires java.logging;
    requires java.management;
    // What serves the metrics needs it and, being no named module, cannot say so.
    requires jdk.httpserver;
    requires com.zaxxer.hikari;
    requires org.postgresql.jdbc;
    requires java.keyring;
    requires io.prometheus.metrics.core;
    requires io.prometheus.metrics.model;
    requires io.prometheus.metrics.exporter.httpserver;
    requires cel.standalone;
    requires re2j;
    requires info.picocli;
    requires javafx.controls;
    requires javafx.fxml;
    requires atlantafx.base;
    requires org.apache.commons.compress;
    // commons-compress unpacks .xz only where this is there.
    requires org.tukaani.xz;

    // Java's logging makes a Logs.
    exports hindcast.app to java.logging;
    opens hindcast.cli.act to info.picocli;
    opens hindcast.cli.bench to info.picocli;
    opens hindcast.cli.bench.find to info.picocli;
    opens hindcast.cli.bench.rebuild to info.picocli;
    opens hindcast.cli.causes to info.picocli;
    opens hindcast.cli.command to info.picocli;
    opens hindcast.cli.completion to info.picocli;
    opens hindcast.cli.log to info.picocli;
    opens hindcast.cli.program to info.picocli;
    opens hindcast.cli.projections to info.picocli;
    opens hindcast.cli.question to info.picocli;
    opens hindcast.cli.rebuilds to info.picocli;
    opens hindcast.cli.snapshots to info.picocli;
    opens hindcast.cli.verify to info.picocli;
    // The saved connections are read and written as JSON.
    opens hindcast.app.session to tools.jackson.databind;
    opens hindcast.app to javafx.graphics, javafx.fxml;
    opens hindcast.app.fx to javafx.fxml;
    opens hindcast.app.frame to javafx.fxml;
    opens hindcast.app.aggregates to javafx.fxml;
    opens hindcast.app.aggregates.find to javafx.fxml;
    opens hindcast.app.timeline to javafx.fxml;
    opens hindcast.app.timeline.causes to javafx.fxml;
    opens hindcast.app.timeline.event to javafx.fxml;
    opens hindcast.app.timeline.readmodel to javafx.fxml;
    opens hindcast.app.timeline.state to javafx.fxml;
    opens hindcast.app.timeline.when to javafx.fxml;
    opens hindcast.app.projections to javafx.fxml;
    opens hindcast.app.projections.detail to javafx.fxml;
    opens hindcast.app.projections.lag to javafx.fxml;
    opens hindcast.app.projections.rows to javafx.fxml;
    opens hindcast.app.projections.rebuild to javafx.fxml;
    opens hindcast.app.projections.rebuild.course to javafx.fxml;
    opens hindcast.app.projections.verify to javafx.fxml;
    opens hindcast.app.command to javafx.fxml;
    opens hindcast.app.command.form to javafx.fxml;
    opens hindcast.app.whatif to javafx.fxml;
    opens hindcast.app.compare to javafx.fxml;
    opens hindcast.app.connect to javafx.fxml;
    opens hindcast.app.log to javafx.fxml;
    opens hindcast.app.menu to javafx.fxml;
}
