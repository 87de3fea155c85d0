package hindcast.app.projections;

import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Notice;
import hindcast.app.fx.Problems;
import hindcast.app.fx.Views;
import hindcast.app.projections.detail.DecisionPanel;
import hindcast.app.projections.detail.DetailModel;
import hindcast.app.projections.detail.DetailView;
import hindcast.app.projections.lag.DecisionModel;
import hindcast.app.projections.lag.LagModel;
import hindcast.app.projections.lag.Line;
import hindcast.app.projections.rebuild.RebuildModel;
import hindcast.app.projections.rebuild.RebuildView;
import hindcast.app.projections.verify.VerifyModel;
import hindcast.app.projections.verify.VerifyView;
import hindcast.app.session.Connection;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Link;
import hindcast.app.shell.Place;
import hindcast.app.shell.Screen;
import hindcast.store.StoreException;
import hindcast.store.projection.lag.Alert;
import hindcast.store.projection.lag.Level;
import hindcast.store.projection.lag.Look;
import hindcast.store.projection.lag.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The screen of projections: the table of them, the worst first, and below it the one that is chosen.
public final class ProjectionsView implements Screen {
    private final LagModel model;
    private final DetailModel detail;
    private final RebuildModel rebuild;
    private final VerifyModel verify;
    private final Lower lower;
    private final Desk desk;
    private final Connection connection;
    private final Parent root;
    private Optional<String> wanted = Optional.empty();
    private boolean choosing;
    @FXML
    private Label summary;
    @FXML
    private Label alerts;
    @FXML
    private Tooltip alertsHover;
    @FXML
    private Label stale;
    @FXML
    private VBox content;
    @FXML
    private TableView<Line> table;
    @FXML
    private Notice notice;

    /// What it shows and does.
    public record Models(LagModel lag, DetailModel detail, DecisionModel decisions, RebuildModel rebuild, VerifyModel verify) {
    }

    public ProjectionsView(Models models, Desk desk, Connection connection) {
        this.model = models.lag();
        this.detail = models.detail();
        this.rebuild = models.rebuild();
        this.verify = models.verify();
        this.desk = desk;
        this.connection = connection;
        DecisionModel decisions = models.decisions();
        root = Views.load("projections", this);
        table.setItems(model.lines());
        ProjectionTable.on(table, () -> new ActionsCell(decisions, (kind, name) -> DecisionPanel.decide(kind, name, decisions, desk, connection),
                new ActionsCell.Menu(name -> desk.navigator().go(new Place.Rows(name)), this::rebuild, name -> verify(List.of(name)), this::copyLink)));
        DetailView chosen = new DetailView(
                detail, decisions, new DetailView.Further(this::rebuild, name -> verify(List.of(name))), desk, connection);
        lower = new Lower(chosen.root(), new RebuildView(rebuild, desk, connection, this::detail).root(),
                new VerifyView(verify, desk, connection, this::detail).root(), rebuild);
        content.getChildren().addAll(lower.roots());
        table.getSelectionModel().selectedItemProperty().subscribe(this::selected);
        model.lines().addListener((ListChangeListener<Line>) _ -> choose());
        model.state().subscribe(this::show);
        model.state().subscribe(decisions::look);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Projections(String name)) {
            wanted = Optional.ofNullable(name).or(() -> wanted);
            choose();
            model.look();
        }
    }

    @Override
    public void refresh() {
        model.look();
        detail.refresh();
    }

    @Override
    public void filter() {
        table.requestFocus();
    }

    /// The one that is wanted, or the worst one.
    private void choose() {
        choosing = true;
        Optional<Line> line = wanted.flatMap(model::named).or(() -> model.lines().stream().findFirst());
        line.ifPresentOrElse(table.getSelectionModel()::select, table.getSelectionModel()::clearSelection);
        choosing = false;
        tell();
    }

    private void selected(@Nullable Line line) {
        if (!choosing && line != null) {
            wanted = Optional.of(line.name());
            if (desk.navigator().place().get() instanceof Place.Projections) {
                desk.navigator().refine(new Place.Projections(line.name()));
            }
            tell();
            lower.chosen();
        }
    }

    private void tell() {
        Optional<Status> shown = Optional.ofNullable(table.getSelectionModel().getSelectedItem()).map(line -> line.status().get());
        detail.show(shown);
        rebuild.show(shown);
    }

    private void rebuild(String name) {
        model.named(name).ifPresent(table.getSelectionModel()::select);
        rebuild.ask();
        lower.rebuild();
    }

    private void verify(List<String> names) {
        verify.verify(names);
        lower.verify();
    }

    private void detail() {
        lower.detail();
    }

    @FXML
    private void verifyAll() {
        verify(model.lines().stream().map(Line::name).toList());
    }

    private void show(Load<Look> load) {
        boolean none = model.lines().isEmpty();
        Looks.show(content, !none);
        Looks.show(notice, none);
        Looks.show(summary, !none);
        summary.setText(model.summary());
        show(load.known().map(Look::alerts).orElse(List.of()));
        Looks.show(stale, load instanceof Load.Failed && !none);
        tell();
        switch (load) {
            case Load.Idle<Look>() -> notice.work(Views.text("projections.reading"));
            case Load.Loading<Look>(var old) when old.isEmpty() -> notice.work(Views.text("projections.reading"));
            case Load.Loading<Look> _ -> { }
            case Load.Loaded<Look> _ -> notice.say("icon-projections", Views.text("projections.none"), Views.text("projections.none.next"));
            case Load.Failed<Look>(StoreException.Denied denied, var _) ->
                notice.say("icon-lock", Views.text("projections.denied"), Problems.sentence(denied));
            case Load.Failed<Look>(Exception problem, var _) -> {
                stale.setText(Views.text("projections.stale"));
                notice.fail(problem, model::look);
            }
        }
    }

    private void show(List<Alert> raised) {
        Looks.show(alerts, !raised.isEmpty());
        alerts.setText(Views.text("projections.alerts", raised.size()));
        alerts.pseudoClassStateChanged(Looks.BAD, raised.stream().anyMatch(alert -> alert.level() == Level.CRITICAL));
        alertsHover.setText(raised.stream().map(Alert::sentence).collect(Collectors.joining("\n")));
    }

    private void copyLink(String name) {
        ClipboardContent copied = new ClipboardContent();
        copied.putString(new Link(connection.name(), new Place.Projections(name)).toString());
        Clipboard.getSystemClipboard().setContent(copied);
    }
}
