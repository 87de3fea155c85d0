package hindcast.app.aggregates;

import hindcast.app.fx.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The types of aggregates as chips, the most frequent first; what does not fit stands in a menu behind them.
final class TypeChips {
    private static final int SHOWN = 2;

    private final HBox box;
    private final Consumer<@Nullable String> chosen;
    private List<String> types = List.of();

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
        box.getChildren().clear();
        box.getChildren().add(chip(Views.text("aggregates.all"), null, selected == null));
        List<String> shown = new ArrayList<>(types.subList(0, Math.min(SHOWN, types.size())));
        if (selected != null && !shown.contains(selected)) {
            shown.set(shown.isEmpty() ? 0 : shown.size() - 1, selected);
        }
        shown.forEach(type -> box.getChildren().add(chip(type, type, type.equals(selected))));
        if (types.size() > SHOWN) {
            box.getChildren().add(more(selected));
        }
    }

    private ToggleButton chip(String text, @Nullable String type, boolean selected) {
        ToggleButton chip = new ToggleButton(text);
        chip.getStyleClass().add("chip");
        chip.setSelected(selected);
        chip.setOnAction(press -> {
            chip.setSelected(true);
            chosen.accept(type);
        });
        return chip;
    }

    private MenuButton more(@Nullable String selected) {
        MenuButton more = new MenuButton("⋯");
        more.getStyleClass().addAll("chip", "more");
        more.setAccessibleText(Views.text("aggregates.moreTypes"));
        for (String type : types) {
            CheckMenuItem item = new CheckMenuItem(type);
            item.setSelected(type.equals(selected));
            item.setOnAction(press -> chosen.accept(type));
            more.getItems().add(item);
        }
        return more;
    }
}
