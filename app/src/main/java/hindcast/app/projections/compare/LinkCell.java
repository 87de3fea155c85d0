package hindcast.app.projections.compare;

import hindcast.app.fx.Looks;
import hindcast.app.shell.Navigator;
import hindcast.app.shell.Place;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;

/// Words that lead to a place, where there is one.
final class LinkCell extends TableCell<ComparedLine, ComparedLine> {
    private final Function<ComparedLine, String> words;
    private final Function<ComparedLine, Optional<Place>> place;
    private final Label plain = new Label();
    private final Hyperlink link = new Hyperlink();
    private final HBox box = new HBox(plain, link);

    LinkCell(Function<ComparedLine, String> words, Function<ComparedLine, Optional<Place>> place, Navigator navigator) {
        this.words = words;
        this.place = place;
        link.setOnAction(_ -> place.apply(getItem()).ifPresent(navigator::go));
        box.getStyleClass().add("link-box");
    }

    @Override
    protected void updateItem(ComparedLine line, boolean empty) {
        super.updateItem(line, empty);
        boolean shown = line != null && !empty;
        setGraphic(shown ? box : null);
        if (shown) {
            boolean leads = place.apply(line).isPresent();
            Looks.show(link, leads);
            Looks.show(plain, !leads);
            link.setText(words.apply(line));
            plain.setText(words.apply(line));
        }
    }
}
