package hindcast.app.timeline.state;

import hindcast.app.fx.Looks;
import hindcast.app.timeline.travel.Honesty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The small print under a state. Events that it speaks of can be gone to. From one version to the next little more than a number changes, so the
/// nodes stay as long as they speak of the same events.
final class HonestyLine extends TextFlow {
    private static final int LINKS = 3;

    private final IntConsumer go;
    private final List<Text> sentences = new ArrayList<>();
    private List<List<Integer>> versions = List.of();

    HonestyLine(IntConsumer go) {
        this.go = go;
        getStyleClass().add("honesty");
    }

    void show(List<Honesty> said) {
        List<List<Integer>> now = said.stream().map(Honesty::versions).toList();
        if (!now.equals(versions)) {
            versions = now;
            getChildren().clear();
            sentences.clear();
            now.forEach(this::sentence);
        }
        for (int i = 0; i < said.size(); i++) {
            Honesty sentence = said.get(i);
            sentences.get(i).setText(sentence.text() + (sentence.versions().isEmpty() ? ". " : " "));
            sentences.get(i).pseudoClassStateChanged(Looks.WARNING, sentence.doubtful());
        }
    }

    private void sentence(List<Integer> speaksOf) {
        Text text = new Text();
        text.getStyleClass().add("sentence");
        sentences.add(text);
        getChildren().add(text);
        speaksOf.stream().limit(LINKS).forEach(this::link);
        if (!speaksOf.isEmpty()) {
            getChildren().add(new Text(speaksOf.size() > LINKS ? "…  " : "  "));
        }
    }

    private void link(int version) {
        Hyperlink link = new Hyperlink("v" + version);
        link.setOnAction(_ -> go.accept(version));
        getChildren().add(link);
    }
}
