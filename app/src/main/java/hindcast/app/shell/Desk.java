package hindcast.app.shell;

import hindcast.app.fx.Background;
import hindcast.app.fx.Job;
import hindcast.app.fx.Layer;
import hindcast.app.fx.window.Remembered;
import hindcast.app.fx.Theme;
import hindcast.app.fx.Times;
import javafx.collections.ObservableList;

/// What the screens of one window share: where it is, what time it looks at, and what lies over it.
///
/// @param jobs the long works, running ones and those whose end nobody has put away yet
public record Desk(
        Background background,
        Navigator navigator,
        AsOf asOf,
        Times times,
        Theme theme,
        Remembered remembered,
        Layer layer,
        ObservableList<Job> jobs) {
    /// Begins a long work and shows it in the corner of the window.
    public Job start(String title, Job.Work work) {
        Job job = Job.start(title, background, work);
        jobs.add(job);
        return job;
    }
}
