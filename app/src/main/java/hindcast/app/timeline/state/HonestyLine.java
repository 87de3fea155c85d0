package hindcast.app.timeline.state;

import hindcast.app.fx.Looks;
import hindcast.app.timeline.travel.Honesty;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The small print under a state. Events that it speaks of can be gone to.
final class HonestyLine extends TextFlow {
    private static final int LINKS = 3;

    private final IntConsumer go;

    HonestyLine(IntConsumer go) {
        this.go = go;
        getStyleClass().add("honesty");
    }

    void show(List<Honesty> said) {
        getChildren().clear();
        for (Honesty sentence : said) {
            Text text = new Text(sentence.text() + (sentence.versions().isEmpty() ? ". " : " "));
            text.getStyleClass().add("sentence");
            text.pseudoClassStateChanged(Looks.WARNING, sentence.doubtful());
            getChildren().add(text);
            sentence.versions().stream().limit(LINKS).forEach(this::link);
            if (!sentence.versions().isEmpty()) {
                getChildren().add(new Text(sentence.versions().size() > LINKS ? "…  " : "  "));
            }
        }
    }

    private void link(int version) {
        Hyperlink link = new Hyperlink("v" + version);
        link.setOnAction(_ -> go.accept(version));
        getChildren().add(link);
    }
}
