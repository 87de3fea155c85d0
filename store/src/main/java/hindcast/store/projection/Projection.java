package hindcast.store.projection;

import hindcast.store.Recorded;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.EventCodec;
import java.util.List;

/// A read model as a pure fold: what the events of one type of stream come to, as rows of a table. The row is a record, and the record is the table:
/// its components are the typed columns ([RowShape] says which types there are), those with [Key] name the row.
///
/// Each stream is folded into a state first, by the domain's own fold where there is one, and rows are made of states. So a read model cannot
/// disagree with the timeline, and a row may tell what its event alone does not (the amount of a payment that only says yes).
///
/// All functions are pure: of the same events come the same rows, live, in a rebuild, and when they are verified. Whoever changes what
/// they answer raises [#revision()].
///
/// @param <S> the state of a stream
/// @param <E> the events of a stream
/// @param <R> the row
public sealed interface Projection<S, E, R extends Record> permits SingleStream, MultiStream {
    /// Its name, and that of the view which users query: a lower-case letter, then at most 39 of those, digits and underscores.
    String name();

    /// The kind of aggregate whose streams are folded.
    Aggregate<?, ?, E> aggregate();

    /// The revision of the fold and of the row, from 1. A generation of another one is outdated: it stays as it is until it is rebuilt. It is raised with
    /// the fold of the aggregate; whoever changes what is made of the states adds to it.
    default int revision() {
        return aggregate().decider().foldRevision();
    }

    /// What it holds, in a few words, such as `a row per order`.
    String summary();

    /// The type of the streams whose events it subscribes to.
    default String streamType() {
        return aggregate().type();
    }

    /// How their events are decoded. Types that it does not know are passed over.
    default EventCodec<E> codec() {
        return aggregate().codec();
    }

    /// A public record.
    Class<R> row();

    /// The state of a stream before its first event.
    S initial();

    /// The state after an event. What it throws stops the projection at this event.
    S evolve(S before, Recorded<E> event);

    /// The indexes that users need beside the key, each by its columns in the order of the index.
    default List<List<String>> indexes() {
        return List.of();
    }

    /// Further views over the same rows.
    default List<View> views() {
        return List.of();
    }

    /// A view.
    ///
    /// @param name  behind the projection's name and an underscore
    /// @param query a query of `%s`, which stands for the projection's table
    record View(String name, String query) {
    }
}
