package hindcast.app.timeline;

import hindcast.app.command.DrawerModel;
import hindcast.app.command.DrawerView;
import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.shell.Desk;
import hindcast.app.timeline.travel.Opened;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.app.whatif.Course;
import hindcast.app.whatif.WhatIfModel;
import hindcast.app.whatif.WhatIfView;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Where a what-if is shown: its side lies over the tabs, its lane under the real one. It is made when the first begins, and hears of the timeline only
/// while one is open.
final class WhatIfSide {
    private final StackPane side;
    private final Node tabs;
    private final VBox lanes = new VBox();
    private final TimelineModel timeline;
    private final DrawerModel drawer;
    private final WhatIfModel model;
    private final Desk desk;
    private @Nullable WhatIfView made;
    private Subscription listening = Subscription.EMPTY;
    private boolean shown;

    /// @param side holds the tabs
    WhatIfSide(StackPane side, TimelineModel timeline, DrawerView drawer, WhatIfModel model, Desk desk) {
        this.side = side;
        this.tabs = side.getChildren().getFirst();
        this.timeline = timeline;
        this.drawer = drawer.model();
        this.model = model;
        this.desk = desk;
        Looks.show(lanes, false);
        drawer.onWhatIf(this::goOn);
        this.drawer.open().subscribe(open -> {
            if (open) {
                model.close();
            }
        });
        model.course().subscribe(this::show);
    }

    /// Where the lane of the branch is.
    Node lane() {
        return lanes;
    }

    /// Begins one at the playhead, or closes it.
    void toggle() {
        if (model.isOpen()) {
            model.close();
        } else if (timeline.opened().get() instanceof Load.Loaded<Opened>(Opened opened) && timeline.playhead().get() <= opened.timeline().version()) {
            drawer.close();
            model.begin(opened.timeline(), timeline.playhead().get());
        }
    }

    /// The command that is filled in in the past goes on as a what-if.
    private void goOn() {
        drawer.here().get().ifPresent(here -> drawer.issue().form().get().ifPresentOrElse(form -> {
            String name = form.type().name();
            ObjectNode json = form.json().get();
            drawer.close();
            model.begin(here.timeline(), here.version(), name, json);
        }, this::toggle));
    }

    private void show(Load<Course> load) {
        boolean open = !(load instanceof Load.Idle<Course>);
        if (open == shown) {
            return;
        }
        shown = open;
        listening.unsubscribe();
        if (open) {
            WhatIfView view = view();
            lanes.getChildren().setAll(view.lane());
            side.getChildren().setAll(tabs, view.root());
            listening = timeline.opened().subscribe(this::leave);
            view.focus();
        } else {
            listening = Subscription.EMPTY;
            lanes.getChildren().clear();
            side.getChildren().setAll(tabs);
        }
        tabs.setVisible(!open);
        Looks.show(lanes, open);
    }

    /// Another stream is shown: the what-if is not about it.
    private void leave(Load<Opened> load) {
        load.known().map(opened -> opened.timeline().stream()).filter(stream -> !model.isAbout(stream)).ifPresent(_ -> model.close());
    }

    private WhatIfView view() {
        WhatIfView view = made;
        if (view == null) {
            view = new WhatIfView(model, desk);
            made = view;
        }
        return view;
    }
}
