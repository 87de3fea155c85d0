package hindcast.app.projections.lag;

import hindcast.app.fx.Background;
import hindcast.app.fx.Problems;
import hindcast.app.fx.Views;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What somebody decides about projections, one decision at a time, and what became of the last one.
public final class DecisionModel {
    private final Background background;
    private final Decisions decisions;
    private final Runnable decided;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper(this, "refused");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");

    /// @param decided run after each decision: things are otherwise now
    public DecisionModel(Background background, Decisions decisions, Runnable decided) {
        this.background = background;
        this.decisions = decisions;
        this.decided = decided;
        look();
    }

    /// A kind of decision.
    public enum Kind {
        STOP, START, RETRY, SKIP;

        /// Whether a reason is asked for, which stays in the audit trail.
        public boolean reasoned() {
            return switch (this) {
                case STOP, SKIP -> true;
                case START, RETRY -> false;
            };
        }
    }

    /// Whether a decision is on its way.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Whether nothing can be decided here, because the session may only read.
    public ReadOnlyBooleanProperty refused() {
        return refused.getReadOnlyProperty();
    }

    /// Why the last decision was not taken, in a sentence; empty when it was.
    public ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// Looks whether anything can be decided; costs nothing.
    public void look() {
        refused.set(decisions.readOnly());
    }

    /// Decides.
    ///
    /// @param reason not blank where one is asked for
    public void decide(Kind kind, String name, String reason) {
        if (busy.get() || refused.get()) {
            return;
        }
        BooleanSupplier decision = switch (kind) {
            case STOP -> () -> decisions.stop(name, reason);
            case START -> () -> decisions.start(name);
            case RETRY -> () -> decisions.retry(name);
            case SKIP -> () -> decisions.skip(name, reason);
        };
        busy.set(true);
        background.ask(decision::getAsBoolean, done -> end(done ? "" : Views.text("decision.already." + kind, name)),
                problem -> end(Problems.sentence(problem)));
    }

    /// What was said of the last decision was read.
    public void forget() {
        trouble.set("");
    }

    private void end(String sentence) {
        busy.set(false);
        trouble.set(sentence);
        decided.run();
    }
}
