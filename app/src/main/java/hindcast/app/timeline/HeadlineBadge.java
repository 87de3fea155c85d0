package hindcast.app.timeline;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.store.aggregate.Headline;
import hindcast.store.timeline.Frame;
import javafx.scene.control.Label;

/// How an aggregate stands, in a word and its colour; away when there is nothing to say.
public final class HeadlineBadge extends Label {
    /// For FXML.
    public HeadlineBadge() {
        getStyleClass().add("badge");
    }

    /// Shows what is said of a frame.
    public void show(Frame frame) {
        show(switch (frame) {
            case Frame.State state -> state.headline();
            case Frame.Broken _ -> new Headline(Views.text("header.broken"), Headline.Tone.BAD);
        });
    }

    private void show(Headline told) {
        setText(told.text());
        Looks.show(this, !told.text().isEmpty());
        pseudoClassStateChanged(Looks.ACTIVE, told.tone() == Headline.Tone.ACTIVE);
        pseudoClassStateChanged(Looks.GOOD, told.tone() == Headline.Tone.GOOD);
        pseudoClassStateChanged(Looks.WARNING, told.tone() == Headline.Tone.WARNING);
        pseudoClassStateChanged(Looks.BAD, told.tone() == Headline.Tone.BAD);
    }
}
