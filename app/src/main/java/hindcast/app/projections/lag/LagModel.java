package hindcast.app.projections.lag;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.fx.Views;
import hindcast.store.projection.lag.Level;
import hindcast.store.projection.lag.Look;
import hindcast.store.projection.lag.State;
import hindcast.store.projection.lag.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// How the projections of an open store are, the worst first. Those with nothing to do stand in the order of the program, however often they fall behind
/// for a moment: a list that hops cannot be read.
public final class LagModel {
    private final Supplier<Look> watch;
    private final Loader<Look> loader;
    private final Comparator<Status> order;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Status>> worst = new ReadOnlyObjectWrapper<>(this, "worst", Optional.empty());
    private boolean left;

    /// @param watch one question for all of them; waits for the database
    /// @param names of all, in the order of the program
    public LagModel(Background background, Supplier<Look> watch, List<String> names) {
        this.watch = watch;
        this.loader = new Loader<>(background);
        this.order = Comparator.comparingInt(LagModel::rank).thenComparing(Status::level, Comparator.reverseOrder())
                .thenComparingInt(status -> names.indexOf(status.name()));
        loader.state().subscribe(this::show);
    }

    /// How far the newest question is.
    public ReadOnlyObjectProperty<Load<Look>> state() {
        return loader.state();
    }

    /// A line for each, the worst first. It is permuted and not replaced as long as there are the same ones.
    public ObservableList<Line> lines() {
        return lines;
    }

    /// The worst of them; empty when there is none.
    public ReadOnlyObjectProperty<Optional<Status>> worst() {
        return worst.getReadOnlyProperty();
    }

    /// The one of this name.
    public Optional<Line> named(String name) {
        return lines.stream().filter(line -> line.name().equals(name)).findFirst();
    }

    /// Asks again, unless the last answer is still on its way.
    public void look() {
        if (!left && !loader.state().get().loading()) {
            loader.ask(watch::get);
        }
    }

    /// Asks no more, and hears no answer that is on its way.
    void leave() {
        left = true;
        loader.clear();
    }

    /// How many there are, and how many of them are in a state that is not the usual one: `5 · 1 rebuilding · 1 stopped`.
    public String summary() {
        Map<State, Long> counts = lines.stream().map(line -> line.status().get().state())
                .filter(state -> state != State.LIVE && state != State.BEHIND).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<String> parts = new ArrayList<>(List.of(String.valueOf(lines.size())));
        counts.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(each -> parts.add(each.getValue() + " " + Views.text("lag.state." + each.getKey())));
        long behind = lines.stream().map(line -> line.status().get()).filter(it -> it.state() == State.BEHIND && it.level() != Level.FINE).count();
        if (behind > 0) {
            parts.add(behind + " " + Views.text("lag.state.BEHIND"));
        }
        return String.join(" · ", parts);
    }

    /// Whether there is nothing to do about it.
    static boolean quiet(Status status) {
        return switch (status.state()) {
            case FAILED, STUCK, STOPPED, OUTDATED, NEVER_RUN -> false;
            case WAITING, BEHIND, REBUILDING, LIVE -> status.level() == Level.FINE;
        };
    }

    private static int rank(Status status) {
        return quiet(status) ? State.values().length : status.state().ordinal();
    }

    private void show(Load<Look> load) {
        if (load instanceof Load.Loaded<Look>(Look found)) {
            Map<String, Line> known = lines.stream().collect(Collectors.toMap(Line::name, Function.identity()));
            List<Line> wanted = found.statuses().stream().sorted(order).map(status -> line(known, status)).toList();
            if (!wanted.equals(lines)) {
                arrange(wanted);
            }
            worst.set(wanted.stream().findFirst().map(line -> line.status().get()));
        }
    }

    private static Line line(Map<String, Line> known, Status status) {
        Line line = known.getOrDefault(status.name(), new Line(status));
        line.tell(status);
        return line;
    }

    private void arrange(List<Line> wanted) {
        if (new HashSet<>(wanted).equals(new HashSet<>(lines))) {
            FXCollections.sort(lines, Comparator.comparingInt(wanted::indexOf));
        } else {
            lines.setAll(wanted);
        }
    }
}
