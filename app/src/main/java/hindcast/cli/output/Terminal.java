package hindcast.cli.output;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Where a command reads and writes: results to one side, sentences and progress to the other, which a pipe does not carry.
/// Used by one thread, but for progress.
public final class Terminal {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final InputStream in;
    private final OutputStream out;
    private final Writer results;
    private final Writer sentences;
    private final boolean interactive;
    private boolean progress;

    /// @param interactive whether a person sits there, who can be asked and sees progress
    public Terminal(InputStream in, OutputStream out, OutputStream err, boolean interactive) {
        Charset charset = interactive ? System.console().charset() : StandardCharsets.UTF_8;
        this.in = in;
        this.out = out;
        this.results = new BufferedWriter(new OutputStreamWriter(out, charset));
        this.sentences = new OutputStreamWriter(err, charset);
        this.interactive = interactive;
    }

    /// That of this process.
    public static Terminal ofProcess() {
        boolean person = System.console() != null && System.console().isTerminal();
        return new Terminal(System.in, new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), person);
    }

    /// Whether a person sits there.
    public boolean interactive() {
        return interactive;
    }

    public InputStream in() {
        return in;
    }

    /// The side of the results, for those that write bytes; not to be mixed with [#print].
    public OutputStream out() {
        return out;
    }

    /// A line of the results.
    ///
    /// @throws Closed when nobody reads them any more
    public void print(String line) {
        try {
            results.write(line);
            results.write('\n');
        } catch (IOException broken) {
            throw Closed.or(broken);
        }
    }

    /// Hands on what was printed.
    ///
    /// @throws Closed when nobody reads it any more
    public void flush() {
        try {
            results.flush();
        } catch (IOException broken) {
            throw Closed.or(broken);
        }
    }

    /// A sentence beside the results.
    public void say(String sentence) {
        write((progress ? CLEAR_LINE : "") + sentence + "\n");
        progress = false;
    }

    /// How far it is, in a line that the next one replaces; shown to people alone. An empty one takes it away.
    public void progress(String words) {
        if (interactive && (progress || !words.isEmpty())) {
            write(CLEAR_LINE + words);
            progress = !words.isEmpty();
        }
    }

    /// Asks a person; nobody there means no.
    public boolean confirm(String question) {
        return ask(question + " [y/N]").filter(answer -> answer.toLowerCase(Locale.ROOT).startsWith("y")).isPresent();
    }

    /// Asks a person for a line, without the blanks around it; empty when nobody is there.
    public Optional<String> ask(String question) {
        if (!interactive) {
            return Optional.empty();
        }
        write((progress ? CLEAR_LINE : "") + question + " ");
        progress = false;
        try {
            return Optional.ofNullable(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine()).map(String::strip);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void write(String text) {
        try {
            sentences.write(text);
            sentences.flush();
        } catch (IOException broken) {
            throw Closed.or(broken);
        }
    }
}
