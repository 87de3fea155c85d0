package hindcast.store.timeline;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/// Versions of a stream, ascending, as few bytes. Filled by one thread; what others read is [#frozen()].
final class Versions extends AbstractList<Integer> implements RandomAccess {
    private int[] versions;
    private int count;

    Versions() {
        this(new int[4], 0);
    }

    private Versions(int[] versions, int count) {
        this.versions = versions;
        this.count = count;
    }

    /// Those that are there now. It shares their array, to which is only added behind its end.
    Versions frozen() {
        return new Versions(versions, count);
    }

    void append(int version) {
        if (count == versions.length) {
            versions = Arrays.copyOf(versions, 2 * count);
        }
        versions[count] = version;
        count++;
    }

    @Override
    public Integer get(int index) {
        return versions[Objects.checkIndex(index, count)];
    }

    @Override
    public int size() {
        return count;
    }
}
