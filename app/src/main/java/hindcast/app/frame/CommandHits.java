package hindcast.app.frame;

import hindcast.app.frame.SearchModel.Hit;
import hindcast.app.fx.Views;
import hindcast.app.shell.Link;
import hindcast.app.shell.Place;
import hindcast.store.EventStore;
import hindcast.store.PageKey;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.StreamQuery.Sort;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.AggregateFold;
import hindcast.store.command.CommandType;
import hindcast.store.timeline.Timeline;
import hindcast.store.whatif.Prospect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Commands by their names: "ship order 7f3a" leads to the form of that command on that aggregate, "ship" to the one on the aggregate that is open, "create
/// order" to a new one. Words may be cut, their order is that of the name; large letters matter in ids alone.
final class CommandHits {
    private static final int SHORTEST = 2;
    private static final int MOST = 3;

    private final List<Aggregate<?, ?, ?>> aggregates;

    /// @param aggregates those that take commands here
    CommandHits(List<Aggregate<?, ?, ?>> aggregates) {
        this.aggregates = List.copyOf(aggregates);
    }

    /// What the text leads to. Waits for the database where it names an aggregate.
    ///
    /// @param here the aggregate that is open
    List<Hit> of(String text, Optional<StreamId> here, EventStore log) {
        List<String> typed = List.of(text.strip().split("\\s+"));
        List<Hit> hits = new ArrayList<>();
        if (typed.getFirst().length() >= SHORTEST) {
            for (Aggregate<?, ?, ?> aggregate : aggregates) {
                for (CommandType<?, ?> command : aggregate.commands().types()) {
                    hits.addAll(hits(aggregate, command, typed, here, log));
                }
            }
        }
        return hits;
    }

    private static List<Hit> hits(Aggregate<?, ?, ?> aggregate, CommandType<?, ?> command, List<String> typed, Optional<StreamId> here, EventStore log) {
        int words = words(command, typed);
        List<String> rest = typed.subList(words, typed.size());
        if (words == 0 || rest.size() > 1) {
            return List.of();
        }
        if (begins(aggregate, command)) {
            Place begun = new Place.New(aggregate.type());
            return rest.isEmpty() ? List.of(new Hit(new Link("", begun), command.label(), Views.text("search.new", aggregate.type()))) : List.of();
        }
        List<StreamId> streams = rest.isEmpty() ? here.filter(it -> it.type().equals(aggregate.type())).stream().toList()
                : log.streams(new StreamQuery(aggregate.type(), rest.getFirst(), false, null, null, Sort.ACTIVITY), new PageKey.First(), MOST).rows().stream()
                        .map(row -> row.stream()).toList();
        return streams.stream().map(stream -> new Hit(new Link("", new Place.Command(stream, command.name())), command.label(), stream.toString())).toList();
    }

    /// How many of the typed words are the first ones of the name, cut or whole.
    private static int words(CommandType<?, ?> command, List<String> typed) {
        String[] name = command.label().toLowerCase(Locale.ROOT).split(" ");
        int count = 0;
        while (count < Math.min(name.length, typed.size()) && name[count].startsWith(typed.get(count).toLowerCase(Locale.ROOT))) {
            count++;
        }
        return count;
    }

    /// Whether a command is possible before there is anything.
    private static boolean begins(Aggregate<?, ?, ?> aggregate, CommandType<?, ?> command) {
        Timeline nothing = Timeline.builder(new StreamId(aggregate.type(), "new"), new AggregateFold<>(aggregate)).build();
        return Prospect.of(aggregate, nothing, 0, Instant.EPOCH).offers().stream()
                .anyMatch(offer -> offer.isPossible() && offer.type().name().equals(command.name()));
    }
}
