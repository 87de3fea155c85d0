package hindcast.store.command;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Every command of an aggregate, in the order in which they are shown.
///
/// @param currency the currency of an aggregate's money, where its state knows it
/// @param types    each of another name
public record Commands<S, C>(Function<S, Optional<String>> currency, List<CommandType<S, ? extends C>> types) {
    /// @throws IllegalArgumentException when two commands share a name
    public Commands {
        types = List.copyOf(types);
        Set<String> names = new HashSet<>();
        types.stream().filter(type -> !names.add(type.name())).findFirst().ifPresent(twice -> {
            throw new IllegalArgumentException("Two commands are named " + twice);
        });
    }

    /// For an aggregate that is only commanded by its own program.
    public static <S, C> Commands<S, C> none() {
        return new Commands<>(_ -> Optional.empty(), List.of());
    }

    /// The command of a name; empty when there is none.
    public Optional<CommandType<S, ? extends C>> named(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }
}
