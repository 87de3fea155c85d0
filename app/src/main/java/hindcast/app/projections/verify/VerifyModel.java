package hindcast.app.projections.verify;

import hindcast.app.fx.Background;
import hindcast.app.fx.Job;
import hindcast.app.fx.Views;
import hindcast.app.projections.compare.ComparedLine;
import hindcast.store.verify.Progress;
import hindcast.store.verify.rows.Difference;
import hindcast.store.verify.rows.ReadModelCheck;
import hindcast.store.verify.rows.Repair.Repaired;
import hindcast.store.verify.rows.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The verification of projections, one after another, in a job that can be cancelled; and what it found.
public final class VerifyModel {
    private final Background background;
    private final Checks checks;
    private final BiFunction<String, Job.Work, Job> starter;
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(this, "job", Optional.empty());
    private final ObservableList<Result> results = FXCollections.observableArrayList();
    private final ObservableList<ComparedLine> lines = FXCollections.observableArrayList();
    private List<String> names = List.of();

    /// @param starter begins a job, named in the user's words
    public VerifyModel(Background background, Checks checks, BiFunction<String, Job.Work, Job> starter) {
        this.background = background;
        this.checks = checks;
        this.starter = starter;
    }

    /// The job that is at work or was last; empty before the first one.
    public ReadOnlyObjectProperty<Optional<Job>> job() {
        return job.getReadOnlyProperty();
    }

    /// What came of each projection, in the order in which they are verified.
    public ObservableList<Result> results() {
        return results;
    }

    /// A line for each column that is wrong.
    public ObservableList<ComparedLine> lines() {
        return lines;
    }

    /// Which are verified, or were.
    public List<String> names() {
        return names;
    }

    /// Whether a verification or a repair is at work.
    public boolean running() {
        return job.get().filter(Job::running).isPresent();
    }

    /// Whether rows of a result can be put right here, one by one.
    public boolean repairable(Result result) {
        return !checks.readOnly() && checks.obstacle(result.name()).isEmpty() && !result.ids().isEmpty();
    }

    /// Why the rows of a result cannot be put right here, in a sentence; empty when they can, or need not be.
    public String obstacle(Result result) {
        if (result.wrong() == 0 || repairable(result)) {
            return "";
        }
        String obstacle = checks.obstacle(result.name());
        return !obstacle.isEmpty() ? obstacle : checks.readOnly() ? Views.text("verify.readOnly") : Views.text("verify.unfoldable");
    }

    /// Verifies some, unless it is at work already.
    public void verify(List<String> wanted) {
        if (running()) {
            return;
        }
        names = List.copyOf(wanted);
        results.clear();
        lines.clear();
        String title = names.size() == 1 ? Views.text("verify.job", names.getFirst()) : Views.text("verify.job.all", names.size());
        job.set(Optional.of(starter.apply(title, this::check)));
    }

    /// Ends it where it is.
    public void cancel() {
        job.get().ifPresent(Job::cancel);
    }

    /// Puts the rows of a result right that are shown, and verifies once more.
    public void repair(Result result, String reason) {
        if (running() || !repairable(result)) {
            return;
        }
        String name = result.name();
        List<String> ids = result.ids();
        job.set(Optional.of(starter.apply(Views.text("verify.repair.job", name), now -> {
            Repaired repaired = checks.repair(name, ids, reason, done -> {
                now.check();
                now.progress((double) done / ids.size(), Views.text("verify.repair.progress", done, ids.size()));
            });
            check(now, name);
            return repaired.left().isEmpty() ? Views.text("verify.repaired", repaired.rewritten(), name)
                    : Views.text("verify.repaired.left", repaired.rewritten(), name, repaired.left().size());
        })));
    }

    private String check(Job now) {
        List<Result> all = new ArrayList<>();
        for (String name : names) {
            all.add(check(now, name));
        }
        long wrong = all.stream().mapToLong(Result::wrong).sum();
        boolean unknown = all.stream().anyMatch(result -> !result.verdict().isRight() && result.verdict() instanceof Verdict.NotCompared);
        return wrong > 0 ? Views.text("verify.wrong", wrong) : unknown ? Views.text("verify.unknown") : Views.text("verify.right");
    }

    private Result check(Job now, String name) {
        List<Difference> first = new ArrayList<>();
        Verdict verdict = checks.check(name, new ReadModelCheck.Listener() {
            @Override
            public void at(Progress progress) {
                now.check();
                double fraction = progress.total() == 0 ? -1 : (double) progress.streams() / progress.total();
                now.progress(fraction, Views.text("verify.progress", progress.what(), progress.streams(), progress.events()));
            }

            @Override
            public void differs(Difference difference) {
                now.check();
                if (first.size() < Result.MOST) {
                    first.add(difference);
                }
            }
        });
        Result result = new Result(verdict, first);
        background.tell(() -> add(result));
        return result;
    }

    private void add(Result result) {
        results.removeIf(before -> before.name().equals(result.name()));
        results.add(result);
        lines.setAll(results.stream().flatMap(each -> new FoundLines(each, checks.streamType(each.name())).lines().stream()).toList());
    }
}
