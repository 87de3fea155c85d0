package hindcast.app.aggregates;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.shell.Navigator;
import hindcast.app.shell.Place;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// The menu by which an aggregate is begun, a line for each kind. It is there only where something can be written.
final class NewMenu {
    private final MenuButton button;
    private final Supplier<List<String>> types;
    private final Navigator navigator;

    /// @param types the kinds that can be begun now
    NewMenu(MenuButton button, Supplier<List<String>> types, Navigator navigator) {
        this.button = button;
        this.types = types;
        this.navigator = navigator;
        show();
    }

    /// Looks what can be begun now.
    void show() {
        List<String> now = types.get();
        Looks.show(button, !now.isEmpty());
        button.getItems().setAll(now.stream().map(this::item).toList());
    }

    private MenuItem item(String type) {
        MenuItem item = new MenuItem(Views.text("aggregates.new.of", type.toLowerCase(Locale.ROOT)));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> navigator.go(new Place.New(type)));
        return item;
    }
}
