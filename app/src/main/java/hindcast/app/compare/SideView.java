package hindcast.app.compare;

import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.app.timeline.HeadlineBadge;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;

/// The head of a half: which aggregate, at which version. Each can be changed where it stands.
final class SideView {
    private final Half half;
    private final CompareModel model;
    private final Desk desk;
    private final Parent root;
    private final Tooltip when = new Tooltip();
    @FXML
    private TextField aggregate;
    @FXML
    private HeadlineBadge headline;
    @FXML
    private Button back;
    @FXML
    private TextField version;
    @FXML
    private Button forward;
    @FXML
    private Label place;
    @FXML
    private Label problem;

    SideView(Half half, CompareModel model, Desk desk) {
        this.half = half;
        this.model = model;
        this.desk = desk;
        root = Views.load("compare-side", this);
        root.getStyleClass().add(half.name().toLowerCase(Locale.ROOT));
        aggregate.setAccessibleText(Views.text("compare.aggregate." + half));
        version.setAccessibleText(Views.text("compare.version." + half));
        place.setTooltip(when);
        problem("");
        aggregate.textProperty().subscribe(() -> problem(""));
        version.textProperty().subscribe(() -> problem(""));
        aggregate.focusedProperty().subscribe(this::leave);
        version.focusedProperty().subscribe(this::leave);
    }

    Parent root() {
        return root;
    }

    /// Lets the user choose another aggregate.
    void choose() {
        aggregate.requestFocus();
        aggregate.selectAll();
    }

    /// Shows how it stands; what is known of another aggregate is not shown beside its name.
    void show(Load<Answer> load) {
        model.place().map(half::of).ifPresent(wanted -> {
            aggregate.setText(wanted.stream().toString());
            load.known().map(answer -> half.of(answer.comparison())).filter(side -> side.timeline().stream().equals(wanted.stream()))
                    .ifPresentOrElse(this::show, () -> nothing(wanted));
        });
    }

    private void nothing(Place.Timeline wanted) {
        version.setText(wanted.at() instanceof Place.At.Version(int at) ? "v" + at : "");
        place.setText("");
        Looks.show(headline, false);
    }

    private void show(Side side) {
        Times times = desk.times();
        int newest = side.timeline().version();
        version.setText(side.missing() ? "" : "v" + side.version());
        version.setDisable(side.missing());
        back.setDisable(side.version() == 0);
        forward.setDisable(side.version() == newest);
        place.setText(side.missing() ? Views.text("compare.missing.short")
                : Views.text("compare.of", newest) + (side.version() == 0 ? "" : "  ·  " + times.moment(side.recorded(side.version()))));
        when.setText(side.version() == 0 ? "" : times.hover(side.recorded(side.version())));
        headline.show(side.timeline().at(side.version()));
    }

    /// What was typed and not meant is as it was.
    private void leave(boolean focused) {
        if (!focused) {
            show(model.answer().get());
        }
    }

    private void problem(String sentence) {
        problem.setText(sentence);
        Looks.show(problem, !sentence.isEmpty());
    }

    @FXML
    private void named() {
        problem(model.choose(half, aggregate.getText()).orElse(""));
    }

    @FXML
    private void typed() {
        problem(model.jump(half, version.getText()).orElse(""));
    }

    @FXML
    private void back() {
        model.step(half, -1);
    }

    @FXML
    private void forward() {
        model.step(half, 1);
    }

    @FXML
    private void open() {
        model.place().map(half::of).ifPresent(desk.navigator()::go);
    }
}
