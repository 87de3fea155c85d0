package hindcast.app.timeline.travel;

import hindcast.store.Recorded;
import hindcast.store.timeline.Timeline;

/// Who is to blame for a value: the version that last set it and its type, as `v8 PaymentFailed`. The name of the aggregate is left out
/// of the type: of an `Order`, `OrderCreated` is `Created`.
public final class Blame {
    private Blame() {
    }

    /// @param version 1 or more
    public static String of(Timeline timeline, int version) {
        return "v" + version + " " + brief(timeline.type(version), timeline.stream().type());
    }

    /// The same of an event that no timeline holds.
    public static String of(Recorded<String> event) {
        return "v" + event.version() + " " + brief(event.type(), event.stream().type());
    }

    static String brief(String type, String aggregate) {
        boolean repeats = type.startsWith(aggregate) && type.length() > aggregate.length() && Character.isUpperCase(type.charAt(aggregate.length()));
        return repeats ? type.substring(aggregate.length()) : type;
    }
}
