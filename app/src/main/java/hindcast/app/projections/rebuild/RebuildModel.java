package hindcast.app.projections.rebuild;

import hindcast.app.fx.Background;
import hindcast.app.fx.Views;
import hindcast.app.projections.rebuild.course.Run;
import hindcast.app.projections.rebuild.course.Stand;
import hindcast.app.projections.rebuild.course.Throughput;
import hindcast.app.time.MomentText;
import hindcast.store.projection.lag.Status;
import hindcast.store.projection.rebuild.Rebuild.Ended;
import hindcast.store.projection.rebuild.Rebuild.Swapped;
import hindcast.store.projection.rebuild.RebuildLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;

/// The rebuild of the projection that is chosen, wherever it stands and whoever is at work. Those that this window works at go on while another
/// projection is looked at.
public final class RebuildModel {
    private final Background background;
    private final Generations generations;
    private final Runnable changed;
    private final LongSupplier nanos;
    private final PreviewModel preview;
    private final ReviewModel review;
    private final GenerationsModel made;
    private final Deeds deeds;
    private final Map<String, Run> runs = new HashMap<>();
    private final ReadOnlyObjectWrapper<Stand> stand = new ReadOnlyObjectWrapper<>(this, "stand", new Stand.Nothing());
    private String name = "";
    private boolean looking;
    private boolean again;

    /// @param changed run after each decision: things are otherwise now
    /// @param nanos   a clock that goes on evenly
    /// @param moments reads a time as the window shows times
    public RebuildModel(Background background, Generations generations, Runnable changed, LongSupplier nanos, Supplier<MomentText> moments) {
        this.background = background;
        this.generations = generations;
        this.changed = changed;
        this.nanos = nanos;
        this.preview = new PreviewModel(background, generations, moments);
        this.review = new ReviewModel(background, generations);
        this.made = new GenerationsModel(background, generations);
        this.deeds = new Deeds(background, changed);
    }

    /// The name of the projection that is chosen; empty while none is.
    public String name() {
        return name;
    }

    /// Where its rebuild stands.
    public ReadOnlyObjectProperty<Stand> stand() {
        return stand.getReadOnlyProperty();
    }

    /// Whether a decision is on its way.
    public ReadOnlyBooleanProperty busy() {
        return deeds.busy();
    }

    /// Why the last thing that was wanted was not done, in a sentence; empty when it was.
    public ReadOnlyStringProperty trouble() {
        return deeds.trouble();
    }

    public GenerationsModel made() {
        return made;
    }

    public PreviewModel preview() {
        return preview;
    }

    public ReviewModel review() {
        return review;
    }

    /// Whether nothing can be made here, because the session may only read.
    public boolean refused() {
        return generations.readOnly();
    }

    /// Shows a projection, or the same one as it is now.
    public void show(Optional<Status> status) {
        String next = status.map(Status::name).orElse("");
        if (!next.equals(name)) {
            name = next;
            looking = false;
            again = false;
            deeds.say("");
            review.close();
            made.clear();
            stand.set(new Stand.Nothing());
        }
        boolean open = status.flatMap(Status::rebuild).isPresent();
        if (!looking && (open || stand.get() instanceof Stand.Open)) {
            look();
        }
    }

    /// Begins to ask for a rebuild: what it would take. Where there is one already, that is shown.
    public void ask() {
        if (stand.get() instanceof Stand.Open) {
            return;
        }
        deeds.say("");
        preview.look(name);
        refresh();
        stand.set(new Stand.Asked());
        look();
    }

    /// Puts away what was asked, or what came of it.
    public void leave() {
        if (!(stand.get() instanceof Stand.Open)) {
            stand.set(new Stand.Nothing());
        }
    }

    /// Begins what was previewed.
    public void begin(String reason) {
        String of = name;
        preview.ready().ifPresent(scope -> act(() -> generations.begin(of, scope, reason), why -> why.ifPresentOrElse(deeds::say, () -> work(of))));
    }

    /// Goes on where it stood.
    public void resume() {
        if (!deeds.busy().get() && !runs.containsKey(name)) {
            deeds.say("");
            work(name);
        }
    }

    public void pause() {
        String of = name;
        act(() -> generations.pause(of), _ -> look());
    }

    /// Gives it up.
    public void cancel(String reason) {
        String of = name;
        review.close();
        act(() -> generations.cancel(of, reason), _ -> {
            if (!runs.containsKey(of)) {
                over(of, new Stand.Over(Views.text("rebuild.cancelled", of), false));
            }
        });
    }

    /// Passes over the event that cannot be folded, and goes on.
    public void skip(String reason) {
        String of = name;
        act(() -> generations.skip(of, reason), _ -> work(of));
    }

    /// Compares what was rebuilt with what is served.
    public void compare() {
        review.open(name);
    }

    /// Takes what was rebuilt into service.
    public void swap(String reason) {
        String of = name;
        act(() -> generations.swap(of, reason), swapped -> swapped(of, swapped, "rebuild.swapped"));
    }

    /// Takes the generation before back into service.
    public void rollBack(String reason) {
        String of = name;
        act(() -> generations.rollBack(of, reason), swapped -> swapped(of, swapped, "rebuild.rolledBack"));
    }

    /// Drops a generation that is not in service.
    public void drop(int number, String reason) {
        String of = name;
        act(() -> generations.drop(of, number, reason), why -> {
            deeds.say(why.orElse(""));
            refresh();
        });
    }

    /// Reads anew which generations there are.
    public void refresh() {
        made.read(name);
    }

    private void swapped(String of, Swapped swapped, String words) {
        switch (swapped) {
            case Swapped.Yes(int from, int to, boolean moves) -> over(of, new Stand.Over(
                    Views.text(words, of, to, from) + (moves ? "" : " " + Views.text("rebuild.stands")), words.equals("rebuild.swapped")));
            case Swapped.No(String why) -> deeds.say(why);
        }
    }

    private void over(String of, Stand.Over over) {
        if (of.equals(name)) {
            review.close();
            stand.set(over);
            refresh();
        }
    }

    private void work(String of) {
        Run run = new Run(background, nanos, () -> moved(of));
        runs.put(of, run);
        background.ask(() -> generations.run(of, run::at), ended -> ended(of, ended), problem -> {
            runs.remove(of);
            if (of.equals(name) && stand.get() instanceof Stand.Open open) {
                stand.set(new Stand.Open(open.line(), Optional.empty(), open.stretches(), false));
            }
            fail(of, problem);
        });
        look();
    }

    private void moved(String of) {
        Run run = runs.get(of);
        if (of.equals(name) && run != null && stand.get() instanceof Stand.Open open) {
            stand.set(new Stand.Open(open.line(), run.progress(), run.stretches(), true));
        }
    }

    private void ended(String of, Ended ended) {
        runs.remove(of);
        changed.run();
        if (!of.equals(name)) {
            return;
        }
        look();
        switch (ended) {
            case Ended.Ready() -> compare();
            case Ended.Paused(), Ended.Failed _ -> { }
            case Ended.Over() -> over(of, new Stand.Over(Views.text("rebuild.cancelled", of), false));
            case Ended.Elsewhere(String holder) -> deeds.say(Views.text("rebuild.elsewhere", holder));
        }
    }

    /// Asks where it stands; once more after the answer that is on its way, which may be old.
    private void look() {
        if (looking) {
            again = true;
            return;
        }
        looking = true;
        again = false;
        String of = name;
        background.ask(() -> generations.open(of), line -> found(of, line), problem -> fail(of, problem));
    }

    private void found(String of, Optional<RebuildLine> line) {
        if (!of.equals(name)) {
            return;
        }
        looking = false;
        if (again) {
            look();
            return;
        }
        Optional<Run> run = Optional.ofNullable(runs.get(of));
        line.ifPresentOrElse(it -> {
            List<Throughput.Stretch> before = stand.get() instanceof Stand.Open open ? open.stretches() : List.of();
            if (!(stand.get() instanceof Stand.Open)) {
                refresh();
            }
            stand.set(new Stand.Open(it, run.flatMap(Run::progress), run.map(Run::stretches).orElse(before), run.isPresent()));
        }, () -> {
            if (stand.get() instanceof Stand.Open && run.isEmpty()) {
                review.close();
                stand.set(new Stand.Nothing());
            }
        });
    }

    private <T> void act(Callable<T> deed, Consumer<T> done) {
        if (!refused()) {
            deeds.act(deed, done);
        }
    }

    private void fail(String of, Exception problem) {
        if (of.equals(name)) {
            looking = false;
            deeds.fail(problem);
        }
    }
}
