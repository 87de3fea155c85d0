package hindcast.store.whatif;

import hindcast.store.command.CommandType;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A command at some version of a stream: whether it is possible there, and what a form for it begins with.
///
/// @param type    its name, label and form
/// @param draft   what the state says of it, as JSON; the rest is to be typed
/// @param example a whole one, as JSON, where the state knows enough: what the draft leaves out is made up, and no more than a hint
/// @param why     the rule that refuses it, whatever is typed; empty when it is possible
public record Offer(CommandType<?, ?> type, ObjectNode draft, ObjectNode example, Optional<String> why) {
    public boolean isPossible() {
        return why.isEmpty();
    }
}
