package hindcast.store.projection.run;

/// The advisory locks by which processes hold projections: the first part of their keys; the second is `hashtext` of the projection's name.
public final class Holding {
    /// Who keeps a projection up to date.
    public static final int PROJECTIONS = 0x68630001;

    /// Who runs any, shared.
    public static final int RUNNERS = 0x68630002;

    private Holding() {
    }
}
