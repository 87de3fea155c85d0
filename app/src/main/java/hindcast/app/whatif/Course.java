package hindcast.app.whatif;

import hindcast.app.command.DrawerModel.Here;
import hindcast.app.testcase.TestCase;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.command.CommandType;
import hindcast.store.command.Problem;
import hindcast.store.command.Reading;
import hindcast.store.timeline.Change;
import hindcast.store.timeline.Timeline;
import hindcast.store.whatif.Branch;
import hindcast.store.whatif.Offer;
import hindcast.store.whatif.Origin;
import hindcast.store.whatif.Preview;
import hindcast.store.whatif.Supposed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A branch with all that came of it, made off the toolkit's thread since a long history is folded once more.
///
/// @param from       where it leaves what happened
/// @param steps      what is supposed, in order
/// @param places     for each step the version that its event has now, since events that were added move those behind them; 0 for one that is gone or none
/// @param difference between the end of what really happened, before, and its own end, after
/// @param aggregate  whose rules decide; empty where none are known
/// @param here       its end, where the next command would be given; empty where no rules are known
/// @param offers     every command, those that are possible at its end first
public record Course(Branch branch, int from, List<Step> steps, List<Integer> places, List<Change> difference, Optional<Aggregate<?, ?, ?>> aggregate,
                     Optional<Here> here, List<Offer> offers) {
    static Course of(Timeline real, int from, List<Step> steps, Optional<Aggregate<?, ?, ?>> aggregate, Instant now) {
        Branch branch = aggregate.map(rules -> Branch.of(real, from, rules)).orElseGet(() -> Branch.of(real, from));
        for (Step step : steps) {
            branch = step.on(branch);
        }
        Branch made = branch;
        Timeline timeline = made.timeline();
        Optional<Here> here = aggregate.map(_ -> new Here(timeline, timeline.version(), made.prospect(timeline.version(), now)));
        return new Course(made, from, List.copyOf(steps), places(from, steps), made.difference(), aggregate, here,
                here.map(end -> end.prospect().offers()).orElse(List.of()));
    }

    /// Events are told apart by the version at which they happened, or by the step that added them, as a negative number.
    private static List<Integer> places(int from, List<Step> steps) {
        List<Integer> events = new ArrayList<>(IntStream.rangeClosed(1, from).boxed().toList());
        List<Integer> meant = new ArrayList<>();
        for (Step step : steps) {
            meant.add(switch (step) {
                case Step.Struck(int version) -> events.get(version - 1) > 0 ? events.get(version - 1) : events.remove(version - 1);
                case Step.Restored(int version) -> events.get(version - 1);
                case Step.Edited(int version, String _) -> events.get(version - 1);
                case Step.Added it -> {
                    int added = -meant.size() - 1;
                    events.add(it.version() - 1, added);
                    yield added;
                }
                case Step.Given _ -> 0;
            });
        }
        return meant.stream().map(event -> events.indexOf(event) + 1).toList();
    }

    public Timeline timeline() {
        return branch.timeline();
    }

    /// Where it ends.
    public int version() {
        return timeline().version();
    }

    /// Whether the event at a version can be struck or edited: those that a command caused go with the command.
    public boolean changeable(int version) {
        return version > 0 && branch.origin(version) instanceof Origin.Given;
    }

    /// What came of a step that is a command; empty for every other.
    public Optional<Supposed> outcome(int step) {
        return steps.get(step) instanceof Step.Given ? Optional.of(branch.commands().get(command(step))) : Optional.empty();
    }

    /// The version that a step is about; for a command the last that it caused, or the end where there is none.
    int version(int step) {
        int place = places.get(step);
        return place > 0 ? place : outcome(step).filter(it -> it.preview() instanceof Preview.Accepted).isPresent() ? caused(step) : version();
    }

    private int caused(int step) {
        int command = command(step);
        return IntStream.rangeClosed(1, version()).filter(at -> branch.origin(at) instanceof Origin.Caused(int by) && by == command).max().orElse(version());
    }

    /// The last step that is a command; empty when none is.
    Optional<Integer> lastCommand() {
        return IntStream.range(0, steps.size()).boxed().filter(step -> steps.get(step) instanceof Step.Given).reduce((_, later) -> later);
    }

    /// A step that is a command as a test: given what came before it in the branch, when it is given, then what the rules said.
    TestCase test(int step) {
        return aggregate.<TestCase>map(rules -> test(rules, command(step))).orElseGet(() -> new TestCase.Impossible("no rules are known"));
    }

    private <S, C> TestCase test(Aggregate<S, C, ?> rules, int command) {
        Supposed it = branch.commands().get(command);
        CommandType<S, ? extends C> type = rules.commands().named(it.name()).orElseThrow();
        return switch (type.read(it.json())) {
            case Reading.Read<? extends C>(C read) -> TestCase.of(rules, timeline().stream(), branch.events(before(command)), read);
            case Reading.Unread<? extends C>(var problems) -> new TestCase.Impossible(
                    problems.stream().map(Problem::sentence).collect(Collectors.joining(", ")));
        };
    }

    private int command(int step) {
        return (int) steps.stream().limit(step).filter(Step.Given.class::isInstance).count();
    }

    private int before(int command) {
        return (int) IntStream.rangeClosed(1, version()).filter(at -> !(branch.origin(at) instanceof Origin.Caused(int by) && by >= command)).count();
    }
}
