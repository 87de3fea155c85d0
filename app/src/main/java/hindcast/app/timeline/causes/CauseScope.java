package hindcast.app.timeline.causes;

/// How much of causes and effects one looks at.
public enum CauseScope {
    /// What caused the event, and what it caused.
    AROUND,
    /// What caused it.
    CAUSES,
    /// What it caused.
    EFFECTS,
    /// Its whole flow: everything of the same correlation.
    FLOW
}
