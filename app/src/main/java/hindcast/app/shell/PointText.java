package hindcast.app.shell;

import hindcast.app.shell.Place.At;
import hindcast.app.time.Moment;
import hindcast.app.time.MomentText;
import hindcast.store.StreamId;
import java.util.Optional;

/// Reads which aggregate at which moment is meant, as people type it: `Order/7f3a@v8`, `7f3a@yesterday 14:00`, `7f3a`, `v8`.
///
/// @param moments reads the moments
public record PointText(MomentText moments) {
    /// What was typed.
    ///
    /// @param name of the aggregate, with or without its type; empty when a moment alone was typed
    public record Point(String name, At at) {
        /// The place in a history.
        ///
        /// @param here what a text belongs to that leaves out the aggregate, or its type
        /// @throws IllegalArgumentException with a sentence when what was typed names nothing
        public Place.Timeline from(StreamId here) {
            return new Place.Timeline(name.isEmpty() ? here : name.indexOf('/') < 0 ? new StreamId(here.type(), name) : StreamId.parse(name), at);
        }
    }

    /// Reads a moment, or else an aggregate.
    public Point point(String text) {
        return moment(text.strip()).map(at -> new Point("", at)).orElseGet(() -> aggregate(text));
    }

    /// Reads an aggregate, with its moment or as it is now. What stands behind an @ and is no moment belongs to the id.
    public Point aggregate(String text) {
        String words = text.strip();
        int behind = words.lastIndexOf('@');
        Optional<At> at = behind <= 0 ? Optional.empty() : moment(words.substring(behind + 1));
        return at.map(then -> new Point(words.substring(0, behind).strip(), then)).orElseGet(() -> new Point(words, new At.Live()));
    }

    private Optional<At> moment(String text) {
        try {
            return Optional.of(switch (moments.moment(text)) {
                case Moment.AtVersion(int version) -> new At.Version(version);
                case Moment.At(var instant) -> new At.Time(instant);
            });
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
