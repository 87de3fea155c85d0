package hindcast.store.timeline;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The bytes that the events of a stream are packed into, in chunks. When there are many of them they are deflated, to about a third, and one is
/// inflated again when somebody looks into it; the last few stay so. Filled by one thread; what others read is [#frozen()].
final class Chunks {
    private static final int SMALLEST = 1 << 10;
    /// A chunk is inflated within a quarter of a millisecond.
    private static final int LARGEST = 1 << 16;
    /// About 20,000 events. To deflate less would keep who opens a stream waiting for little.
    private static final long LONG = 4 << 20;
    private static final int INFLATED = 4;

    /// @param length how many bytes it has when it is inflated
    private record Deflated(byte[] bytes, int length) {
    }

    private record Inflated(int number, byte[] bytes) {
    }

    /// The first chunks; the filled ones are those behind them.
    private List<Deflated> deflated = List.of();
    private List<ByteBuffer> filled = new ArrayList<>();
    private final AtomicReferenceArray<Inflated> recent;

    Chunks() {
        this(new AtomicReferenceArray<>(INFLATED));
    }

    private Chunks(AtomicReferenceArray<Inflated> recent) {
        this.recent = recent;
    }

    /// The chunks that are there now. The last one may be filled further, behind what is in it; what was looked into is known to both.
    Chunks frozen() {
        deflate();
        Chunks frozen = new Chunks(recent);
        frozen.deflated = deflated;
        frozen.filled = List.copyOf(filled);
        return frozen;
    }

    /// The last chunk, or a new one where that has no room. They grow with the stream, so that a short one stays small, up to 64 KB; a larger one
    /// is made for what would not fit, and takes nothing else.
    ByteBuffer with(int room) {
        if (filled.isEmpty() || filled.getLast().remaining() < room) {
            int size = filled.isEmpty() ? SMALLEST : Math.min(2 * filled.getLast().capacity(), LARGEST);
            filled.add(ByteBuffer.allocate(Math.max(size, room)));
        }
        return filled.getLast();
    }

    /// The number of the last chunk.
    int last() {
        return deflated.size() + filled.size() - 1;
    }

    private void deflate() {
        if (filled.stream().mapToLong(ByteBuffer::position).sum() >= LONG) {
            Deflater deflater = new Deflater(Deflater.BEST_SPEED);
            byte[] room = new byte[2 * LARGEST];
            List<Deflated> all = new ArrayList<>(deflated);
            filled.forEach(chunk -> all.add(deflated(chunk, deflater, room)));
            deflater.end();
            deflated = List.copyOf(all);
            filled.clear();
        }
    }

    private static Deflated deflated(ByteBuffer chunk, Deflater deflater, byte[] room) {
        // A chunk that is larger than usual holds one large event; deflated data is never more than a little longer.
        byte[] output = chunk.position() <= LARGEST ? room : new byte[2 * chunk.position()];
        deflater.reset();
        deflater.setInput(chunk.array(), 0, chunk.position());
        deflater.finish();
        return new Deflated(Arrays.copyOf(output, deflater.deflate(output)), chunk.position());
    }

    /// The bytes of a chunk; not to be changed.
    byte[] bytes(int number) {
        if (number >= deflated.size()) {
            return filled.get(number - deflated.size()).array();
        }
        Inflated known = recent.get(number % INFLATED);
        if (known == null || known.number() != number) {
            known = new Inflated(number, inflated(deflated.get(number)));
            recent.set(number % INFLATED, known);
        }
        return known.bytes();
    }

    private static byte[] inflated(Deflated chunk) {
        Inflater inflater = new Inflater();
        try {
            byte[] bytes = new byte[chunk.length()];
            inflater.setInput(chunk.bytes());
            if (inflater.inflate(bytes) != bytes.length) {
                throw new IllegalStateException("A chunk of a timeline lost its end");
            }
            return bytes;
        } catch (DataFormatException impossible) {
            throw new IllegalStateException("A chunk of a timeline is damaged", impossible);
        } finally {
            inflater.end();
        }
    }
}
