package hindcast.app.timeline;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;

/// What one does to the aggregate that is shown: suppose that it had gone another way, and give it a command where that is allowed.
final class ActionsView {
    private final CommandSide commands;
    private final WhatIfSide whatIf;
    private final Parent root;
    @FXML
    private Button command;

    ActionsView(CommandSide commands, WhatIfSide whatIf) {
        this.commands = commands;
        this.whatIf = whatIf;
        root = Views.load("timeline-actions", this);
    }

    Parent root() {
        return root;
    }

    /// A store may have become one that is only read.
    void show() {
        Looks.show(command, commands.isAllowed());
    }

    @FXML
    void command() {
        commands.toggle();
    }

    @FXML
    void whatIf() {
        whatIf.toggle();
    }
}
