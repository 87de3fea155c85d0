package hindcast.store.timeline;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The bytes that the events of a stream are packed into, in chunks. Those of a long stream are deflated when all of them are there, to about
/// a third, and one is inflated again when somebody looks into it; the last few stay so.
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

    private final List<ByteBuffer> filled = new ArrayList<>();
    private final List<Deflated> deflated = new ArrayList<>();
    private final AtomicReferenceArray<Inflated> recent = new AtomicReferenceArray<>(INFLATED);

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
        return filled.size() - 1;
    }

    /// No more bytes will come.
    void end() {
        if (filled.stream().mapToLong(ByteBuffer::position).sum() >= LONG) {
            Deflater deflater = new Deflater(Deflater.BEST_SPEED);
            byte[] room = new byte[2 * LARGEST];
            filled.forEach(chunk -> deflated.add(deflated(chunk, deflater, room)));
            deflater.end();
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
        if (deflated.isEmpty()) {
            return filled.get(number).array();
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
