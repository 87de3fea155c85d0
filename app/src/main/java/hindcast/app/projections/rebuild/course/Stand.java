package hindcast.app.projections.rebuild.course;

import hindcast.store.projection.rebuild.Progress;
import hindcast.store.projection.rebuild.Progress.Stage;
import hindcast.store.projection.rebuild.RebuildLine;
import hindcast.store.projection.rebuild.RebuildLine.State;
import java.util.List;
import java.util.Optional;

/// Where the rebuild of a projection stands.
public sealed interface Stand {
    /// Nobody rebuilds it, and nobody asks to.
    record Nothing() implements Stand {
    }

    /// It is looked at what a rebuild would take.
    record Asked() implements Stand {
    }

    /// There is one that has not ended.
    ///
    /// @param progress  how far it is; empty while another process is at work, or nobody
    /// @param stretches how quickly it was read
    /// @param ours      whether this window is at work
    record Open(RebuildLine line, Optional<Progress> progress, List<Throughput.Stretch> stretches, boolean ours) implements Stand {
        /// Which step it is at.
        public Step step() {
            Stage stage = progress.map(Progress::stage).orElse(line.stage());
            return line.state() == State.REVIEW && !ours ? Step.REVIEW : stage == Stage.ROWS ? Step.REPLAY : Step.CATCH_UP;
        }

        /// Whether nobody works at it, and it is not complete: it can be gone on with, or given up.
        public boolean stands() {
            return !ours && !line.atWork() && line.state() != State.REVIEW;
        }

        /// Whether another process is at work.
        public boolean elsewhere() {
            return !ours && line.atWork() && line.state() != State.REVIEW;
        }
    }

    /// It has ended.
    ///
    /// @param sentence says how
    /// @param swapped  whether its rows were taken into service
    record Over(String sentence, boolean swapped) implements Stand {
    }

    /// The steps of a rebuild.
    enum Step {
        PREVIEW, REPLAY, CATCH_UP, REVIEW, SWAP
    }
}
