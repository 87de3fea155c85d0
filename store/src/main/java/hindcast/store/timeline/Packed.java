package hindcast.store.timeline;

import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The events of a stream as few bytes: 100,000 of them take about 80 MB as objects and 20 MB here. Texts lie in shared chunks,
/// types are numbers; an event is unpacked when asked for. Filled by one thread; read by any number once it is published.
final class Packed {
    private static final int SMALLEST_CHUNK = 1 << 10;
    private static final int LARGEST_CHUNK = 1 << 18;
    /// Revision, and the lengths of id, payload and metadata.
    private static final int HEADER = 4 * Integer.BYTES;

    private final StreamId stream;
    private final Times times = new Times();
    private final List<ByteBuffer> chunks = new ArrayList<>();
    private final List<String> typeNames = new ArrayList<>();
    private final Map<String, Integer> typeNumbers = new HashMap<>();
    private long[] positions = new long[16];
    private int[] types = new int[16];
    /// The chunk of each event in the upper half, the place within it in the lower one.
    private long[] places = new long[16];

    Packed(StreamId stream) {
        this.stream = stream;
    }

    StreamId stream() {
        return stream;
    }

    /// The newest version; 0 when there is none.
    int version() {
        return times.count();
    }

    Times times() {
        return times;
    }

    /// @param event the one behind the newest version
    void add(Recorded<String> event) {
        int index = times.count();
        if (!event.stream().equals(stream) || event.version() != index + 1) {
            throw new IllegalArgumentException("v%d of %s does not follow v%d of %s".formatted(event.version(), event.stream(), index, stream));
        }
        if (index == types.length) {
            positions = Arrays.copyOf(positions, index * 2);
            types = Arrays.copyOf(types, index * 2);
            places = Arrays.copyOf(places, index * 2);
        }
        positions[index] = event.position();
        types[index] = typeNumbers.computeIfAbsent(event.type(), this::number);
        places[index] = place(event);
        times.add(event.recordedAt());
    }

    String type(int version) {
        return typeNames.get(types[version - 1]);
    }

    Recorded<String> event(int version) {
        long place = places[version - 1];
        byte[] bytes = chunks.get((int) (place >>> 32)).array();
        ByteBuffer header = ByteBuffer.wrap(bytes, (int) place, HEADER);
        int revision = header.getInt();
        int id = header.getInt();
        int data = header.getInt();
        int metadata = header.getInt();
        int from = header.position();
        return new Recorded<>(
                positions[version - 1],
                stream,
                version,
                PackedText.unpack(bytes, from, id),
                type(version),
                revision,
                times.at(version),
                PackedText.unpack(bytes, from + id, data),
                new Metadata(PackedText.unpack(bytes, from + id + data, metadata)));
    }

    private int number(String type) {
        typeNames.add(type);
        return typeNames.size() - 1;
    }

    private long place(Recorded<String> event) {
        ByteBuffer id = PackedText.pack(event.id());
        ByteBuffer data = PackedText.pack(event.data());
        ByteBuffer metadata = PackedText.pack(event.metadata().json());
        ByteBuffer chunk = chunk(HEADER + id.limit() + data.limit() + metadata.limit());
        long place = (long) (chunks.size() - 1) << 32 | chunk.position();
        chunk.putInt(event.revision()).putInt(id.limit()).putInt(data.limit()).putInt(metadata.limit());
        chunk.put(id).put(data).put(metadata);
        return place;
    }

    /// A chunk with room. They grow with the stream, so that a short one stays small.
    private ByteBuffer chunk(int room) {
        if (chunks.isEmpty() || chunks.getLast().remaining() < room) {
            int size = chunks.isEmpty() ? SMALLEST_CHUNK : Math.min(2 * chunks.getLast().capacity(), LARGEST_CHUNK);
            chunks.add(ByteBuffer.allocate(Math.max(size, room)));
        }
        return chunks.getLast();
    }
}
