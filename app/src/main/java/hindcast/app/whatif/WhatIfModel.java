package hindcast.app.whatif;

import hindcast.app.command.form.FormModel;
import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.testcase.TestCase;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.EventType;
import hindcast.store.timeline.Timeline;
import hindcast.store.whatif.Offer;
import hindcast.store.whatif.Preview;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A what-if: a branch of a timeline, the steps that make it, and the command that is filled in as its next. It is made of a timeline and the rules, and
/// knows no store, so it cannot write. A step while the one before is still folded does not count; nothing happens while it is closed.
public final class WhatIfModel {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final List<Aggregate<?, ?, ?>> rules;
    private final Background background;
    private final Supplier<Instant> clock;
    private final Loader<Course> loader;
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(this, "selected");
    private final ReadOnlyObjectWrapper<Optional<FormModel>> form = new ReadOnlyObjectWrapper<>(this, "form", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Preview>> preview = new ReadOnlyObjectWrapper<>(this, "preview", Optional.empty());
    private Optional<Timeline> real = Optional.empty();
    private int begun;
    private Optional<Fill> fill = Optional.empty();
    private Subscription typing = Subscription.EMPTY;

    private record Fill(String command, ObjectNode json) {
    }

    /// @param rules of the aggregates that are known
    /// @param clock the time of the events that commands would cause
    public WhatIfModel(List<Aggregate<?, ?, ?>> rules, Background background, Supplier<Instant> clock) {
        this.rules = List.copyOf(rules);
        this.background = background;
        this.clock = clock;
        this.loader = new Loader<>(background);
        loader.state().subscribe(this::answered);
    }

    /// The branch and what came of it; nothing while it is closed.
    public ReadOnlyObjectProperty<Load<Course>> course() {
        return loader.state();
    }

    /// The version of the branch that is looked at, 0 to its newest.
    public ReadOnlyIntegerProperty selected() {
        return selected.getReadOnlyProperty();
    }

    /// The command that is filled in; empty when none is.
    public ReadOnlyObjectProperty<Optional<FormModel>> form() {
        return form.getReadOnlyProperty();
    }

    /// What it would do at the end of the branch.
    public ReadOnlyObjectProperty<Optional<Preview>> preview() {
        return preview.getReadOnlyProperty();
    }

    public boolean isOpen() {
        return real.isPresent();
    }

    /// Whether it is open, and a branch of this stream.
    public boolean isAbout(StreamId stream) {
        return real.filter(timeline -> timeline.stream().equals(stream)).isPresent();
    }

    /// Begins one, and forgets the one before.
    ///
    /// @param version where it leaves the timeline, 0 to the newest
    public void begin(Timeline timeline, int version) {
        close();
        real = Optional.of(timeline);
        begun = version;
        suppose(version, List.of());
    }

    /// Begins one with a command that is being filled in.
    public void begin(Timeline timeline, int version, String command, ObjectNode json) {
        begin(timeline, version);
        fill = Optional.of(new Fill(command, json.deepCopy()));
        loader.state().get().known().ifPresent(this::fill);
    }

    public void close() {
        leave();
        real = Optional.empty();
        fill = Optional.empty();
        loader.clear();
        selected.set(0);
    }

    /// Where it was begun.
    public int begun() {
        return begun;
    }

    /// Leaves what happened at its end, or where it was begun; what was supposed is forgotten.
    public void follow(boolean toTheEnd) {
        real.ifPresent(timeline -> suppose(toTheEnd ? timeline.version() : begun, List.of()));
    }

    /// Looks at a version of the branch.
    public void select(int version) {
        known().ifPresent(course -> selected.set(Math.clamp(version, 0, course.version())));
    }

    /// Looks at what a step made.
    ///
    /// @param step from 0
    public void selectStep(int step) {
        known().filter(course -> step < course.steps().size()).ifPresent(course -> selected.set(course.version(step)));
    }

    /// Passes the event at a version over.
    public void strike(int version) {
        known().filter(course -> course.changeable(version)).ifPresent(_ -> take(new Step.Struck(version)));
    }

    /// Takes an event as it happened.
    public void restore(int version) {
        known().filter(course -> course.changeable(version)).ifPresent(_ -> take(new Step.Restored(version)));
    }

    /// Gives the event at a version another payload.
    ///
    /// @return why it cannot; empty when it is done
    public Optional<String> edit(int version, String json) {
        Optional<String> why = trouble(json);
        if (why.isEmpty()) {
            known().filter(course -> course.changeable(version)).ifPresent(_ -> take(new Step.Edited(version, json)));
        }
        return why;
    }

    /// Puts an event in that never happened, of a type that the rules know.
    ///
    /// @param version that it gets
    /// @return why it cannot; empty when it is done
    public Optional<String> add(int version, String type, String json) {
        Optional<String> why = trouble(json);
        if (why.isEmpty()) {
            known().flatMap(Course::aggregate).ifPresent(aggregate -> aggregate.codec().revision(type)
                    .ifPresent(revision -> take(new Step.Added(version, type, revision, json))));
        }
        return why;
    }

    /// The types of event that can be put in; none where no rules are known.
    public List<String> types() {
        return known().flatMap(Course::aggregate).map(aggregate -> aggregate.codec().types().stream().map(EventType::name).sorted().toList())
                .orElse(List.of());
    }

    /// What the payload of the event at a version says, to be edited.
    public String payload(int version) {
        return known().map(course -> pretty(course.timeline().event(version).data())).orElse("{}");
    }

    /// What a payload of a type may look like: as in the last event of it that really happened.
    public String sample(String type) {
        return real.flatMap(happened -> IntStream.iterate(happened.version(), version -> version > 0, version -> version - 1)
                .filter(version -> happened.type(version).equals(type)).boxed().findFirst()
                .map(version -> pretty(happened.lifted(version)))).orElse("{}");
    }

    /// Fills a command in.
    public void fillIn(Offer offer) {
        leave();
        begin(new FormModel(offer.type(), offer.draft(), offer.example()));
    }

    /// Back to the list of commands.
    public void leave() {
        typing.unsubscribe();
        typing = Subscription.EMPTY;
        form.set(Optional.empty());
        preview.set(Optional.empty());
    }

    /// Supposes the command that is filled in, also one that a rule refuses: when something before it changes, it may be possible. One that is not whole
    /// stays as it is.
    public void give() {
        boolean whole = preview.get().filter(told -> !(told instanceof Preview.Unread)).isPresent();
        form.get().filter(_ -> whole && !loader.state().get().loading()).ifPresent(filled -> {
            leave();
            take(new Step.Given(filled.type().name(), filled.json().get(), clock.get()));
        });
    }

    /// Takes the last step back.
    public void undo() {
        known().filter(course -> !course.steps().isEmpty())
                .ifPresent(course -> suppose(course.from(), course.steps().subList(0, course.steps().size() - 1)));
    }

    /// Takes every step back.
    public void reset() {
        loader.state().get().known().ifPresent(course -> suppose(course.from(), List.of()));
    }

    /// Makes a test of the last command of the branch; does nothing when none was given.
    public void test(Consumer<TestCase> answer, Consumer<Exception> failure) {
        known().ifPresent(course -> course.lastCommand().ifPresent(step -> background.ask(() -> course.test(step), answer, failure)));
    }

    private Optional<Course> known() {
        return loader.state().get() instanceof Load.Loaded<Course>(Course course) ? Optional.of(course) : Optional.empty();
    }

    private void take(Step step) {
        known().ifPresent(course -> {
            List<Step> more = new ArrayList<>(course.steps());
            more.add(step);
            suppose(course.from(), more);
        });
    }

    private void suppose(int from, List<Step> steps) {
        List<Step> all = List.copyOf(steps);
        real.ifPresent(timeline -> loader.ask(() -> Course.of(timeline, from, all, aggregate(timeline), clock.get())));
    }

    private Optional<Aggregate<?, ?, ?>> aggregate(Timeline timeline) {
        return timeline.defaultFold() ? Optional.empty()
                : rules.stream().filter(each -> each.type().equals(timeline.stream().type()) && !each.commands().types().isEmpty()).findFirst();
    }

    private void answered(Load<Course> load) {
        if (load instanceof Load.Loaded<Course>(Course course)) {
            selected.set(course.steps().isEmpty() ? course.version() : course.version(course.steps().size() - 1));
            fill(course);
            tell();
        }
    }

    private void fill(Course course) {
        fill.ifPresent(wanted -> course.offers().stream().filter(offer -> offer.type().name().equals(wanted.command())).findFirst().ifPresent(offer -> {
            fill = Optional.empty();
            leave();
            begin(new FormModel(offer.type(), wanted.json(), offer.example()));
        }));
    }

    private void begin(FormModel begun) {
        form.set(Optional.of(begun));
        typing = Subscription.combine(begun.json().subscribe(_ -> tell()), begun.broken().subscribe((_, _) -> tell()));
    }

    private void tell() {
        form.get().ifPresent(filled -> known().flatMap(Course::here).ifPresent(end -> {
            Optional<Preview> told = filled.broken().get().isEmpty()
                    ? Optional.of(end.prospect().preview(filled.type().name(), filled.json().get())) : Optional.empty();
            told.ifPresent(it -> filled.tell(it instanceof Preview.Unread(var problems) ? problems : List.of()));
            preview.set(told);
        }));
    }

    private static String pretty(String json) {
        return JSON.readTree(json).toPrettyString();
    }

    private static Optional<String> trouble(String json) {
        try {
            return JSON.readTree(json).isObject() ? Optional.empty() : Optional.of("A payload is a JSON object");
        } catch (JacksonException broken) {
            return Optional.of(broken.getOriginalMessage());
        }
    }
}
