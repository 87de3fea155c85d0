package hindcast.app.projections;

import hindcast.app.projections.lag.Line;
import hindcast.app.projections.lag.Sparkline;
import hindcast.app.projections.lag.Tone;
import hindcast.app.projections.lag.Trend;
import hindcast.store.projection.lag.Status;
import javafx.scene.control.TableCell;

/// How far behind a projection was over the last half hour.
final class TrendCell extends TableCell<Line, Status> {
    private final Sparkline line = new Sparkline();

    @Override
    protected void updateItem(Status status, boolean empty) {
        super.updateItem(status, empty);
        setGraphic(empty || status == null ? null : line);
        if (status != null && !empty) {
            line.show(Trend.of(status.trend()), Tone.of(status));
        }
    }
}
