package hindcast.app.timeline.readmodel;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.fx.Views;
import hindcast.app.timeline.travel.Opened;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.store.StreamId;
import hindcast.store.timeline.Timeline;
import hindcast.store.verify.rows.RowOf.Told;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;

/// The rows of the open stream, asked for while somebody looks, and again when the stream has grown. However quickly it grows, one question is on its way.
public final class ReadModelModel {
    private final TimelineModel timeline;
    private final ReadModels readModels;
    private final Loader<List<Told>> rows;
    private Optional<StreamId> asked = Optional.empty();
    private boolean shown;
    private boolean again;

    public ReadModelModel(TimelineModel timeline, Background background, ReadModels readModels) {
        this.timeline = timeline;
        this.readModels = readModels;
        this.rows = new Loader<>(background);
        rows.state().subscribe(this::answered);
        timeline.opened().subscribe(this::opened);
    }

    /// Whether somebody looks. Nothing is asked while nobody does.
    void look(boolean looks) {
        boolean begins = looks && !shown;
        shown = looks;
        if (begins) {
            ask();
        }
    }

    /// How far the answer is; `Idle` when no stream is open, or nobody has looked.
    ReadOnlyObjectProperty<Load<List<Told>>> rows() {
        return rows.state();
    }

    /// What is known, line by line.
    List<ReadModelLine> lines() {
        return rows.state().get().known().stream().flatMap(List::stream).flatMap(told -> ReadModelWords.lines(told).stream()).toList();
    }

    /// Whether a row is behind that may come up any moment, of which no event will tell.
    boolean unsettled() {
        return shown && rows.state().get() instanceof Load.Loaded<List<Told>>(List<Told> all)
                && all.stream().anyMatch(told -> told instanceof Told.Compared row && row.behind() > 0 && row.unfoldable().isEmpty());
    }

    /// A sentence when the playhead is elsewhere than the rows, which are those of now.
    Optional<String> elsewhere() {
        int playhead = timeline.playhead().get();
        return timeline.timeline().filter(open -> playhead < open.version())
                .map(open -> Views.text("readModel.past", "v" + open.version(), "v" + playhead));
    }

    /// Asks for the rows as they are now.
    void ask() {
        Optional<StreamId> stream = timeline.timeline().filter(open -> open.version() > 0).map(Timeline::stream);
        if (!shown || stream.isEmpty()) {
            return;
        }
        again = rows.state().get().loading() && asked.equals(stream);
        if (!again) {
            asked = stream;
            StreamId one = stream.get();
            rows.ask(() -> readModels.of(one));
        }
    }

    private void opened(Load<Opened> load) {
        if (load instanceof Load.Loaded<Opened>(Opened now)) {
            if (asked.filter(one -> !one.equals(now.timeline().stream())).isPresent()) {
                asked = Optional.empty();
                again = false;
                rows.clear();
            }
            ask();
        }
    }

    private void answered(Load<List<Told>> load) {
        if (again && !load.loading()) {
            again = false;
            ask();
        }
    }
}
