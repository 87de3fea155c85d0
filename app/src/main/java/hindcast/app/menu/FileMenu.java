package hindcast.app.menu;

import hindcast.app.session.Session;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.store.StreamId;
import java.nio.file.Path;
import java.util.Optional;

/// The File menu of a window with an open store: each entry asks in a panel, then works in the corner of the window.
///
/// @param changed run when the store holds other events than before
public record FileMenu(Desk desk, Session session, Runnable changed) {
    /// @param file the file that was dropped on the window; empty when it is still to be chosen
    public void importEvents(Optional<Path> file) {
        new ImportPanel(this).open(file);
    }

    public void exportEvents() {
        Optional<StreamId> shown = desk.navigator().place().get() instanceof Place.Timeline timeline ? Optional.of(timeline.stream()) : Optional.empty();
        new ExportPanel(this).open(shown);
    }

    public void addSample() {
        new SamplePanel(this).open();
    }
}
