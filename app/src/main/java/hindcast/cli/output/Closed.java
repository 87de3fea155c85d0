package hindcast.cli.output;

/// Nobody reads the output any more, as behind `| head`: a command ends quietly.
public final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Closed(Throwable cause) {
        super("Nobody reads the output any more.", cause);
    }
}
