package hindcast.app.testcase;

import java.time.Instant;

/// Something that had happened.
record Given<E>(E event, Instant at) {
}
