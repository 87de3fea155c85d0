package hindcast.app.whatif;

import hindcast.store.whatif.Branch;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// One thing that is supposed. Versions are those of the branch that the steps before have made.
public sealed interface Step {
    /// An event did not happen.
    record Struck(int version) implements Step {
    }

    /// An event happened as it did after all.
    record Restored(int version) implements Step {
    }

    /// An event had another payload.
    ///
    /// @param data JSON text
    record Edited(int version, String data) implements Step {
    }

    /// An event happened that never did.
    ///
    /// @param version that it gets; those behind it move on
    /// @param data    JSON text
    record Added(int version, String type, int revision, String data) implements Step {
    }

    /// A command was given at the end, which the rules decide on anew whenever something before it changes.
    ///
    /// @param name of the command
    /// @param json its fields; not to be changed
    record Given(String name, ObjectNode json, Instant at) implements Step {
    }

    /// The branch with this step.
    default Branch on(Branch branch) {
        return switch (this) {
            case Struck(int version) -> branch.strike(version);
            case Restored(int version) -> branch.restore(version);
            case Edited(int version, String data) -> branch.edit(version, data);
            case Added(int version, String type, int revision, String data) -> branch.add(version, type, revision, data);
            case Given(String name, ObjectNode json, Instant at) -> branch.then(name, json, at);
        };
    }
}
