package hindcast.cli.command;

import hindcast.app.fx.Theme;
import hindcast.app.session.Session;
import hindcast.app.shell.Link;
import hindcast.app.shell.Place;
import hindcast.cli.program.Camera;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast screenshot`: a picture of any place of the window, for documentation and for tests that look.
@Command(name = "screenshot", header = "Renders a place of the window to a PNG file, with no display.", footer = {
    "", "Example:",
    "  hindcast screenshot --place \"hindcast://embedded/Order/7f3a?v=8\" \\",
    "    --theme dark --out order.png"})
public final class TakeScreenshot implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

    private final Hindcast hindcast;
    private final Camera camera;

    @Option(names = "--place", required = true, paramLabel = "LINK", description = "What the window shows; its links can be copied.")
    private String place = "";

    @Option(names = "--size", paramLabel = "WxH", description = "Of the window, in pixels; by default ${DEFAULT-VALUE}.")
    private String size = "1440x900";

    @Option(names = "--theme", paramLabel = "THEME", description = "light (the default), dark or system.")
    private Theme.Choice theme = Theme.Choice.LIGHT;

    @Option(names = "--out", required = true, paramLabel = "FILE.png", description = "Where the picture goes.")
    private Path file = Path.of("");

    public TakeScreenshot(Hindcast hindcast, Camera camera) {
        this.hindcast = hindcast;
        this.camera = camera;
    }

    @Override
    public Integer call() {
        Link link = Link.parse(place).orElseThrow(() -> new IllegalArgumentException(
                "--place is a link such as hindcast://embedded/aggregates or hindcast://embedded/Order/7f3a?v=8"));
        Matcher pixels = SIZE.matcher(size);
        if (!pixels.matches()) {
            throw new IllegalArgumentException("--size is a width and a height of three or four digits, such as 1440x900");
        }
        Camera.Shot shot = new Camera.Shot(
                link, Integer.parseInt(pixels.group(1)), Integer.parseInt(pixels.group(2)), theme, hindcast.times().zone());
        return link.place() instanceof Place.Connect ? take(Optional.empty(), shot) : hindcast.with(session -> take(Optional.of(session), shot));
    }

    private int take(Optional<Session> session, Camera.Shot shot) {
        byte[] picture = camera.take(session, shot);
        try {
            Files.write(file, picture);
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " cannot be written: " + failed.getMessage(), failed);
        }
        hindcast.terminal().print(file + " is " + shot.width() + " × " + shot.height() + " pixels.");
        return Exit.OK;
    }
}
