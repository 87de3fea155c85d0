package hindcast.store.causes;

/// What of a graph is not open yet: beside which node, on which side, and how much there is.
///
/// @param count how many nodes it opens to; with `exact` unset at least so many, as nobody counted further
/// @param after the position behind which effects were not read
public record Branch(CauseNode at, Side side, int count, boolean exact, long after) {
    /// Where a branch leads.
    public enum Side {
        /// To what caused the node.
        CAUSES,
        /// To what the node caused.
        EFFECTS,
        /// To the events of the flow before the first one.
        EARLIER,
        /// To the events of the flow behind the last one.
        LATER
    }

    /// The count as it is shown: `+7`, `+100 or more`.
    public String words() {
        return "+" + count + (exact ? "" : " or more");
    }
}
