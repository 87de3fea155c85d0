package hindcast.app.transfer;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The lines of a file, one after another, in memory that does not grow with it. It unpacks what begins as gzip does, takes LF and CRLF
/// and a byte order mark, and reads on behind a line that is too long or no UTF-8.
final class Lines implements Closeable {
    /// The longest line that is taken, in bytes.
    static final int LONGEST = 16 * 1024 * 1024;

    private static final int GZIP = 0x1f8b;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /// What comes next.
    sealed interface Read {
        /// A line, without its end.
        record Text(String text) implements Read {
        }

        /// A line that is none.
        record Unreadable(String reason) implements Read {
        }

        /// The file is over, as it should be or broken off.
        ///
        /// @param reason empty when it ends as it should
        record End(String reason) implements Read {
        }
    }

    private final Counted counted;
    private final InputStream bytes;
    private final byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private byte[] line = new byte[1 << 12];
    private int length;
    private long number;

    Lines(InputStream file) throws IOException {
        counted = new Counted(file);
        BufferedInputStream buffered = new BufferedInputStream(counted, 1 << 16);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        bytes = magic == GZIP ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    /// The number of the line that was read last, from 1.
    long number() {
        return number;
    }

    /// How many bytes of the file itself have been read.
    long position() {
        return counted.count;
    }

    Read next() throws IOException {
        length = 0;
        number++;
        try {
            while (start < end || fill()) {
                int feed = feed();
                take(feed);
                start = Math.min(feed + 1, end);
                if (feed < end) {
                    return line();
                }
            }
        } catch (EOFException | ZipException _) {
            return new Read.End("Its gzip data is broken or ends too early");
        }
        return length > 0 ? line() : new Read.End("");
    }

    private boolean fill() throws IOException {
        start = 0;
        end = Math.max(0, bytes.read(buffer));
        return end > 0;
    }

    /// Where the line's end stands in the buffer; the buffer's end when it is not in there.
    private int feed() {
        int index = start;
        while (index < end && buffer[index] != '\n') {
            index++;
        }
        return index;
    }

    /// One byte more than the longest line is kept, to tell the two apart.
    private void take(int until) {
        int size = Math.min(until - start, LONGEST + 1 - length);
        if (length + size > line.length) {
            line = Arrays.copyOf(line, Math.min(Math.max(line.length * 2, length + size), LONGEST + 1));
        }
        System.arraycopy(buffer, start, line, length, size);
        length += size;
    }

    private Read line() {
        if (length > LONGEST) {
            return new Read.Unreadable("It is longer than %,d bytes".formatted(LONGEST));
        }
        int from = number == 1 && Arrays.equals(line, 0, Math.min(3, length), BYTE_ORDER_MARK, 0, 3) ? 3 : 0;
        int to = length > from && line[length - 1] == '\r' ? length - 1 : length;
        try {
            return new Read.Text(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, from, to - from)).toString());
        } catch (CharacterCodingException _) {
            return new Read.Unreadable("It is not UTF-8 text");
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /// Counts what is read of the file itself, packed as it may be.
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream file) {
            super(file);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int size) throws IOException {
            int read = super.read(into, offset, size);
            count += Math.max(0, read);
            return read;
        }
    }
}
