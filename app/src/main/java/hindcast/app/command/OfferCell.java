package hindcast.app.command;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.store.whatif.Offer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// A command in a list: its name and what it asks for, or why it is not possible.
public final class OfferCell extends ListCell<Offer> {
    private final Label name = new Label();
    private final Label detail = new Label();
    private final Tooltip tip = new Tooltip();
    private final VBox box = new VBox(name, detail);

    public OfferCell() {
        name.getStyleClass().add("text-medium");
        detail.getStyleClass().addAll("text-small", "detail");
        box.getStyleClass().add("offer");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Offer offer, boolean empty) {
        super.updateItem(offer, empty);
        if (empty) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        name.setText(offer.type().label());
        detail.setText(offer.why().map(why -> Views.text("command.offer.not", why)).orElseGet(() -> asks(offer)));
        tip.setText(name.getText() + "\n" + detail.getText());
        setTooltip(tip);
        pseudoClassStateChanged(Looks.DIM, !offer.isPossible());
        setGraphic(box);
    }

    private static String asks(Offer offer) {
        String fields = String.join(", ", offer.type().form().fields().stream().map(field -> field.label()).toList());
        return fields.isEmpty() ? Views.text("command.offer.nothing") : fields;
    }
}
