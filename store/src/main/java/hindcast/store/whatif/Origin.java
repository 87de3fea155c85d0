package hindcast.store.whatif;

/// Where an event of a branch comes from.
public sealed interface Origin {
    /// What was decided about it one by one.
    sealed interface Given extends Origin {
    }

    /// It happened, at some version of the timeline.
    sealed interface Happened extends Given {
        /// That version, which is the same in the branch unless an event was added before it.
        int version();
    }

    /// It is as it happened.
    record Kept(int version) implements Happened {
    }

    /// It is passed over: it stands in its place, and the state there is that before it.
    record Struck(int version) implements Happened {
    }

    /// It has another payload.
    record Edited(int version) implements Happened {
    }

    /// It never happened.
    record Added() implements Given {
    }

    /// It never happened: a command of the branch would have caused it.
    ///
    /// @param command which of [Branch#commands()], from 0
    record Caused(int command) implements Origin {
    }
}
