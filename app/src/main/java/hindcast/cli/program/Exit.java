package hindcast.cli.program;

/// How a command ends, for the script that called it.
public final class Exit {
    /// It was done.
    public static final int OK = 0;
    /// The answer is no: there is no such aggregate, a line cannot be imported, a history cannot be read to its end, a figure misses its target.
    public static final int NO = 1;
    /// The command is not written as it should be.
    public static final int USAGE = 2;
    /// The store failed.
    public static final int STORE = 3;

    private Exit() {
    }
}
