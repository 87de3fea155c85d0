package hindcast.store.timeline;

import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The events of a stream as few bytes: 100,000 of them take 40 MB and more as objects and about 10 MB here. Texts lie in shared chunks,
/// types are numbers; an event is unpacked when asked for. Filled by one thread; what others read is [#frozen()].
final class Packed {
    /// The most that four numbers take: the revision, and the lengths of id, payload and metadata.
    private static final int HEADER = 4 * 5;

    private final StreamId stream;
    private final Times times;
    private final Chunks chunks;
    private final Map<String, Integer> typeNumbers = new HashMap<>();
    private List<String> typeNames = List.of();
    private long[] positions = new long[16];
    private int[] types = new int[16];
    /// The chunk of each event in the upper half, the place within it in the lower one: a chunk that is larger than that holds one event.
    private int[] places = new int[16];

    Packed(StreamId stream) {
        this(stream, new Times(), new Chunks());
    }

    private Packed(StreamId stream, Times times, Chunks chunks) {
        this.stream = stream;
        this.times = times;
        this.chunks = chunks;
    }

    /// The events that are there now, for any number of threads, whatever is added here meanwhile: both share their arrays, to which is only added
    /// behind the end of what was frozen.
    Packed frozen() {
        Packed frozen = new Packed(stream, times.frozen(), chunks.frozen());
        frozen.typeNames = typeNames;
        frozen.positions = positions;
        frozen.types = types;
        frozen.places = places;
        return frozen;
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
        follows(stream, index + 1, event);
        if (index == types.length) {
            resize(index * 2);
        }
        positions[index] = event.position();
        types[index] = typeNumbers.computeIfAbsent(event.type(), this::typeNumber);
        places[index] = place(event);
        times.add(event.recordedAt());
    }

    /// @throws IllegalArgumentException when an event is not that version of a stream
    static void follows(StreamId stream, int version, Recorded<String> event) {
        if (!event.stream().equals(stream) || event.version() != version) {
            throw new IllegalArgumentException("v%d of %s does not follow v%d of %s".formatted(event.version(), event.stream(), version - 1, stream));
        }
    }

    /// No more events will come soon: gives back the room that was made for them.
    void trim() {
        resize(Math.max(1, version()));
        times.trim();
    }

    private void resize(int length) {
        positions = Arrays.copyOf(positions, length);
        types = Arrays.copyOf(types, length);
        places = Arrays.copyOf(places, length);
    }

    String type(int version) {
        return typeNames.get(types[version - 1]);
    }

    Recorded<String> event(int version) {
        byte[] bytes = chunks.bytes(places[version - 1] >>> 16);
        int place = places[version - 1] & 0xffff;
        ByteBuffer header = ByteBuffer.wrap(bytes, place, bytes.length - place);
        int revision = number(header);
        int id = number(header);
        int data = number(header);
        int metadata = number(header);
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

    private int typeNumber(String type) {
        typeNames = Stream.concat(typeNames.stream(), Stream.of(type)).toList();
        return typeNames.size() - 1;
    }

    private int place(Recorded<String> event) {
        ByteBuffer id = PackedText.pack(event.id());
        ByteBuffer data = PackedText.pack(event.data());
        ByteBuffer metadata = PackedText.pack(event.metadata().json());
        ByteBuffer chunk = chunks.with(HEADER + id.limit() + data.limit() + metadata.limit());
        int place = chunks.last() << 16 | chunk.position();
        putNumber(chunk, event.revision());
        putNumber(chunk, id.limit());
        putNumber(chunk, data.limit());
        putNumber(chunk, metadata.limit());
        chunk.put(id).put(data).put(metadata);
        return place;
    }

    /// Seven bits a byte, the lowest first; a byte below zero says that another one follows.
    private static void putNumber(ByteBuffer bytes, int number) {
        int rest = number;
        while (rest >>> 7 != 0) {
            bytes.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    private static int number(ByteBuffer bytes) {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            number |= (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
