package hindcast.app.aggregates;

import hindcast.app.fx.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The types of aggregates as chips, the most frequent first; what does not fit stands in a menu behind them.
final class TypeChips {
    private static final int SHOWN = 2;

    private final HBox box;
    private final Consumer<@Nullable String> chosen;
    private List<String> types = List.of();
    private List<String> shown = List.of("nothing yet");

    /// @param chosen told the type, or null for all
    TypeChips(HBox box, Consumer<@Nullable String> chosen) {
        this.box = box;
        this.chosen = chosen;
    }

    void show(Map<String, Long> counts, @Nullable String selected) {
        types = counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).toList();
        select(selected);
    }

    void select(@Nullable String selected) {
        List<String> chips = new ArrayList<>(types.subList(0, Math.min(SHOWN, types.size())));
        if (selected != null && !chips.contains(selected)) {
            chips.add(selected);
        }
        // Only what is other than before is made anew: a chip that was pressed keeps the keyboard.
        if (!chips.equals(shown)) {
            shown = chips;
            box.getChildren().setAll(chip(Views.text("aggregates.all"), null));
            chips.forEach(type -> box.getChildren().add(chip(type, type)));
            if (types.size() > SHOWN) {
                box.getChildren().add(more());
            }
        }
        for (Node each : box.getChildren()) {
            if (each instanceof ToggleButton chip) {
                chip.setSelected(Objects.equals(chip.getUserData(), selected));
            }
        }
    }

    private ToggleButton chip(String text, @Nullable String type) {
        ToggleButton chip = new ToggleButton(text);
        chip.getStyleClass().add("chip");
        chip.setUserData(type);
        if (type == null) {
            chip.setMinWidth(Region.USE_PREF_SIZE);
        }
        chip.setOnAction(press -> {
            chip.setSelected(true);
            chosen.accept(type);
        });
        return chip;
    }

    private MenuButton more() {
        MenuButton more = new MenuButton("⋯");
        more.getStyleClass().addAll("chip", "more");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setAccessibleText(Views.text("aggregates.moreTypes"));
        for (String type : types) {
            MenuItem item = new MenuItem(type);
            item.setMnemonicParsing(false);
            item.setOnAction(press -> chosen.accept(type));
            more.getItems().add(item);
        }
        return more;
    }
}
