package hindcast.app.fx;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What stands where an answer will be, or would be: that there is nothing and what to do, that it is on its way, that it failed and
/// how to try again. Everywhere in the window in the same shape.
public final class Notice extends VBox {
    private final Region icon = new Region();
    private final ProgressIndicator wheel = new ProgressIndicator();
    private final Label title = new Label();
    private final Label next = new Label();
    private final Button again = new Button(Views.text("notice.again"));

    public Notice() {
        getStyleClass().add("notice");
        title.getStyleClass().add("text-medium");
        next.getStyleClass().addAll("text-small", "text-muted");
        getChildren().addAll(icon, wheel, title, next, again);
        say("icon-empty", "", "");
    }

    /// There is nothing.
    ///
    /// @param iconClass the style class of an icon
    /// @param what      that there is nothing, and of what
    /// @param then      what to do next; may be empty
    public void say(String iconClass, String what, String then) {
        show(iconClass, what, then, false);
        Looks.show(wheel, false);
    }

    /// There is nothing, and a button changes that.
    public void offer(String act, Runnable work) {
        again.setText(act);
        again.setOnAction(_ -> work.run());
        Looks.show(again, true);
    }

    /// It is on its way.
    public void work(String what) {
        show("", what, "", false);
        Looks.show(icon, false);
        Looks.show(wheel, true);
    }

    /// It failed.
    ///
    /// @param retry what the button does
    public void fail(Exception problem, Runnable retry) {
        show("icon-warning", Views.text("notice.failed"), Problems.sentence(problem), true);
        Looks.show(wheel, false);
        again.setText(Views.text("notice.again"));
        again.setOnAction(press -> retry.run());
    }

    private void show(String iconClass, String what, String then, boolean bad) {
        icon.getStyleClass().setAll("icon", iconClass);
        Looks.show(icon, true);
        Looks.show(again, bad);
        pseudoClassStateChanged(Looks.BAD, bad);
        title.setText(what);
        next.setText(then);
        Looks.show(next, !then.isEmpty());
    }
}
