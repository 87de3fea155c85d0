package hindcast.store.aggregate;

import java.util.List;

/// A type of event: its stored name, the record that it decodes to, and how payloads of older revisions are lifted to it.
///
/// @param name      the stored name; written down, never derived from the class
/// @param payload   the record; its components are the fields of the JSON
/// @param upcasters from revision 1 to 2, from 2 to 3, and so on
public record EventType<E>(String name, Class<? extends E> payload, List<Upcaster> upcasters) {
    public EventType {
        upcasters = List.copyOf(upcasters);
    }

    /// A type whose payload never changed, or changed once for each upcaster.
    public static <E> EventType<E> of(String name, Class<? extends E> payload, Upcaster... upcasters) {
        return new EventType<>(name, payload, List.of(upcasters));
    }

    /// The revision that is written today, from 1.
    public int revision() {
        return upcasters.size() + 1;
    }
}
