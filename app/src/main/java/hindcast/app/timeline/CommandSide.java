package hindcast.app.timeline;

import hindcast.app.command.Answer;
import hindcast.app.command.DrawerModel;
import hindcast.app.command.DrawerView;
import hindcast.app.command.IssueModel.Standing;
import hindcast.app.fx.Load;
import hindcast.app.timeline.travel.Opened;
import hindcast.app.timeline.travel.TimelineModel;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/// The side of the timeline where commands are given: the drawer lies over the tabs while it is open, and hears where the playhead is only then.
final class CommandSide {
    private final StackPane side;
    private final Node tabs;
    private final TimelineModel model;
    private final DrawerModel drawer;
    private final DrawerView view;
    private Subscription listening = Subscription.EMPTY;

    CommandSide(StackPane side, Node tabs, TimelineModel model, DrawerView view) {
        this.side = side;
        this.tabs = tabs;
        this.model = model;
        this.view = view;
        this.drawer = view.model();
        drawer.open().subscribe((_, _) -> show());
        drawer.creating().subscribe((_, _) -> show());
        drawer.issue().standing().subscribe(this::follow);
    }

    /// Whether commands can be given here.
    boolean isAllowed() {
        return drawer.allowed();
    }

    /// Opens the drawer, or closes it.
    void toggle() {
        if (isShown()) {
            drawer.close();
        } else {
            drawer.show();
        }
    }

    private boolean isShown() {
        return drawer.open().get() && !drawer.creating().get();
    }

    private void show() {
        listening.unsubscribe();
        tabs.setVisible(!isShown());
        if (isShown()) {
            side.getChildren().setAll(tabs, view.root());
            listening = Subscription.combine(model.opened().subscribe(_ -> tell()), model.frame().subscribe(_ -> tell()));
            view.onNewest(() -> model.timeline().ifPresent(open -> model.step(open.version())));
            view.focus();
        } else {
            listening = Subscription.EMPTY;
            side.getChildren().setAll(tabs);
        }
    }

    /// While another stream is read, what is shown is of the one before.
    private void tell() {
        if (model.opened().get() instanceof Load.Loaded<Opened>(Opened opened) && model.playhead().get() <= opened.timeline().version()) {
            drawer.at(opened.timeline(), model.playhead().get());
        }
    }

    /// Whatever the store answered, its events are not waited for.
    private void follow(Standing standing) {
        boolean grown = switch (standing) {
            case Standing.Answered(Answer.Committed _), Standing.Answered(Answer.Conflict _) -> true;
            case Standing.Answered(Answer.Rejected _), Standing.Filling(), Standing.Issuing(), Standing.Failed _ -> false;
        };
        if (grown && isShown()) {
            model.catchUp();
        }
    }
}
