package hindcast.app.projections;

import hindcast.app.fx.Looks;
import hindcast.app.projections.rebuild.RebuildModel;
import hindcast.app.projections.rebuild.course.Stand;
import java.util.List;
import javafx.scene.Parent;

/// What lies below the table: the chosen projection in full, or its rebuild, or what a verification found. One of them at a time.
final class Lower {
    private final Parent detail;
    private final Parent rebuild;
    private final Parent verify;
    private final RebuildModel model;
    private String away = "";

    Lower(Parent detail, Parent rebuild, Parent verify, RebuildModel model) {
        this.detail = detail;
        this.rebuild = rebuild;
        this.verify = verify;
        this.model = model;
        show(detail);
        model.stand().subscribe(this::follow);
    }

    /// All of them, for the screen.
    List<Parent> roots() {
        return List.of(detail, rebuild, verify);
    }

    /// Shows what was verified, until something else is wanted.
    void verify() {
        show(verify);
    }

    /// Shows the rebuild of the chosen projection.
    void rebuild() {
        away = "";
        show(rebuild);
    }

    /// Shows the chosen projection in full, also when it is being rebuilt.
    void detail() {
        away = model.name();
        show(detail);
    }

    /// Another projection was chosen by somebody.
    void chosen() {
        away = "";
        show(model.stand().get() instanceof Stand.Nothing ? detail : rebuild);
    }

    /// A rebuild that begins is shown, unless it was put away or something else is looked at.
    private void follow(Stand stand) {
        if (stand instanceof Stand.Nothing && rebuild.isVisible()) {
            show(detail);
        } else if (!(stand instanceof Stand.Nothing) && detail.isVisible() && !away.equals(model.name())) {
            show(rebuild);
        }
    }

    private void show(Parent wanted) {
        roots().forEach(root -> Looks.show(root, root == wanted));
    }
}
