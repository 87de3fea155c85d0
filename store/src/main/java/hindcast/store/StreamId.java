package hindcast.store;

/// The name of a stream: the type of the aggregate and its id, printed as `Order/7f3a91c2`.
///
/// @param type the aggregate's type, not blank and without a slash
/// @param id   the aggregate's id within its type, not blank; it may contain anything, slashes too
public record StreamId(String type, String id) {
    public StreamId {
        if (type.isBlank() || type.indexOf('/') >= 0 || id.isBlank()) {
            throw new IllegalArgumentException("A stream is named Type/id, such as Order/7f3a; this is: " + type + "/" + id);
        }
    }

    /// Reads `Type/id`; the first slash parts the two.
    ///
    /// @throws IllegalArgumentException when there is no slash, or nothing on one side of it
    public static StreamId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("A stream is named Type/id, such as Order/7f3a; this is: " + text);
        }
        return new StreamId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
