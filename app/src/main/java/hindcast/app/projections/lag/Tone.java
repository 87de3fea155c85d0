package hindcast.app.projections.lag;

import hindcast.app.fx.Looks;
import hindcast.store.projection.lag.Level;
import hindcast.store.projection.lag.Status;
import javafx.scene.Node;

/// How loud a projection's state is drawn. Its word always stands beside it.
public enum Tone {
    GOOD, ACTIVE, WARNING, BAD;

    /// The tone of a state: what stands still is never good.
    public static Tone of(Status status) {
        return switch (status.state()) {
            case FAILED, STUCK -> BAD;
            case STOPPED, OUTDATED, NEVER_RUN -> of(status.level(), WARNING);
            case WAITING, BEHIND, LIVE -> of(status.level(), GOOD);
            case REBUILDING -> of(status.level(), ACTIVE);
        };
    }

    private static Tone of(Level level, Tone otherwise) {
        return switch (level) {
            case FINE -> otherwise;
            case WARNING -> WARNING;
            case CRITICAL -> BAD;
        };
    }

    /// Makes a node look so, and no other way.
    public void draw(Node node) {
        node.pseudoClassStateChanged(Looks.GOOD, this == GOOD);
        node.pseudoClassStateChanged(Looks.ACTIVE, this == ACTIVE);
        node.pseudoClassStateChanged(Looks.WARNING, this == WARNING);
        node.pseudoClassStateChanged(Looks.BAD, this == BAD);
    }
}
