package hindcast.app.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.transfer.Lines.Read;
import hindcast.app.transfer.Lines.Read.End;
import hindcast.app.transfer.Lines.Read.Text;
import hindcast.app.transfer.Lines.Read.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// The lines of files as they come.
final class LinesTest {
    private static List<Read> read(InputStream file) throws IOException {
        List<Read> all = new ArrayList<>();
        try (Lines lines = new Lines(file)) {
            do {
                all.add(lines.next());
            } while (!(all.getLast() instanceof End));
        }
        return all;
    }

    private static List<Read> read(byte[] file) throws IOException {
        return read(new ByteArrayInputStream(file));
    }

    private static List<Read> read(String file) throws IOException {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void anEmptyFileHasNone() throws IOException {
        assertEquals(List.of(new End("")), read(""));
    }

    @Test
    void bothKindsOfLineEndsAreTaken() throws IOException {
        List<Read> expected = List.of(new Text("ä"), new Text(""), new Text("b"), new End(""));
        assertEquals(expected, read("ä\n\nb"));
        assertEquals(expected, read("ä\n\nb\n"));
        assertEquals(expected, read("ä\r\n\r\nb\r\n"));
    }

    @Test
    void aByteOrderMarkIsNoText() throws IOException {
        assertEquals(List.of(new Text("{}"), new End("")), read("\ufeff{}\n"));
    }

    @Test
    void aLineThatIsNoUtf8IsNamedAndTheNextOneRead() throws IOException {
        byte[] file = {'a', '\n', (byte) 0xff, (byte) 0xfe, '\n', 'b', '\n'};
        assertEquals(List.of(new Text("a"), new Unreadable("It is not UTF-8 text"), new Text("b"), new End("")), read(file));
    }

    @Test
    void aLineThatIsTooLongIsNamedAndTheNextOneRead() throws IOException {
        String longest = "x".repeat(Lines.LONGEST);
        assertEquals(
                List.of(new Text(longest), new Unreadable("It is longer than 16,777,216 bytes"), new Text("b"), new End("")),
                read(longest + "\n" + longest + "x\nb\n"));
    }

    @Test
    void whatBeginsAsGzipIsUnpacked() throws IOException {
        assertEquals(List.of(new Text("a"), new Text("b"), new End("")), read(gzip("a\nb\n")));
    }

    @Test
    void packedFilesThatWereJoinedAreReadToTheEndAlsoFromAPipe() throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(gzip("a\n"));
        joined.writeBytes(gzip("b\n"));
        InputStream pipe = new ByteArrayInputStream(joined.toByteArray()) {
            @Override
            public synchronized int available() {
                return 0;
            }

            @Override
            public synchronized int read(byte[] into, int offset, int size) {
                return super.read(into, offset, Math.min(size, 7));
            }
        };
        assertEquals(List.of(new Text("a"), new Text("b"), new End("")), read(pipe));
    }

    @Test
    void aPackedFileThatEndsTooEarlySaysSoBehindTheLastWholeLine() throws IOException {
        byte[] packed = gzip("a\nb\nc");
        assertEquals(
                List.of(new Text("a"), new Text("b"), new End("Its gzip data is broken or ends too early")),
                read(Arrays.copyOf(packed, packed.length - 6)));
    }

    @Test
    void aPackedFileWithAWrongByteSaysSo() throws IOException {
        byte[] packed = gzip("a\nb\n");
        packed[packed.length - 8] ^= 1;
        assertEquals(List.of(new Text("a"), new Text("b"), new End("Its gzip data is broken or ends too early")), read(packed));
    }

    @Test
    void thePositionIsThatInThePackedFile() throws IOException {
        byte[] packed = gzip("a\n".repeat(10_000));
        try (Lines lines = new Lines(new ByteArrayInputStream(packed))) {
            while (!(lines.next() instanceof End)) {
                assertEquals(true, lines.position() <= packed.length);
            }
            assertEquals(packed.length, lines.position());
        }
    }
}
