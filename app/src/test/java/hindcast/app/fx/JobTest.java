package hindcast.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Long works: their progress, their end, their cancelling.
final class JobTest {
    private final Later workers = new Later();
    private final Later ui = new Later();
    private final Background background = new Background(workers, ui);

    private void finish() {
        workers.all();
        ui.all();
    }

    @Test
    void itEndsWithASentence() {
        Job job = Job.start("Importing", background, it -> "12 events were added.");
        finish();
        assertEquals(new Job.State.Done("12 events were added."), job.state().get());
    }

    @Test
    void theWindowHearsTheNewestProgressOnceHoweverOftenItIsSaid() {
        List<Job.State> heard = new ArrayList<>();
        Job job = Job.start("Importing", background, it -> {
            it.progress(0.1, "1,000 events");
            it.progress(0.2, "2,000 events");
            ui.first();
            it.progress(0.3, "3,000 events");
            return "done";
        });
        job.state().subscribe(it -> heard.add(it));
        finish();
        assertEquals(List.of(new Job.State.Running(-1, ""), new Job.State.Running(0.2, "2,000 events"), new Job.State.Running(0.3, "3,000 events"),
                new Job.State.Done("done")), heard);
    }

    @Test
    void aCancelledWorkEndsWhereItChecks() {
        Job job = Job.start("Importing", background, it -> {
            it.check();
            return "done";
        });
        job.cancel();
        finish();
        assertEquals(new Job.State.Cancelled(), job.state().get());
    }

    @Test
    void aFailureIsToldInItsOwnWords() {
        Job job = Job.start("Importing", background, it -> {
            throw new Told("The file cannot be read.");
        });
        finish();
        assertEquals(new Job.State.Failed("The file cannot be read."), job.state().get());
    }
}
