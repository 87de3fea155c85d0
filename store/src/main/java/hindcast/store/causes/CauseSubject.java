package hindcast.store.causes;

import hindcast.store.StreamId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whose causes and effects are asked for.
public sealed interface CauseSubject {
    /// The event, the command, or whatever events name as their cause by this id.
    record Named(String id) implements CauseSubject {
        @Override
        public String toString() {
            return id;
        }
    }

    /// The event at a version of a stream.
    record At(StreamId stream, int version) implements CauseSubject {
        @Override
        public String toString() {
            return stream + "@v" + version;
        }
    }

    /// Reads what a user typed: `Order/7f3a@v8`, anything else as an id.
    ///
    /// @throws IllegalArgumentException when it is blank
    static CauseSubject parse(String text) {
        Matcher place = Place.PATTERN.matcher(text.strip());
        if (place.matches()) {
            return new At(new StreamId(place.group(1), place.group(2)), Integer.parseInt(place.group(3)));
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("An event is named by its id or as Type/id@v8; this is blank.");
        }
        return new Named(text.strip());
    }

    /// How a place is written.
    final class Place {
        private static final Pattern PATTERN = Pattern.compile("([^/\\s]+)/(\\S.*)@v?(\\d{1,9})");

        private Place() {
        }
    }
}
