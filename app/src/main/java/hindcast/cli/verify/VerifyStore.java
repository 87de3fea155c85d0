package hindcast.cli.verify;

import hindcast.cli.output.Counts;
import hindcast.store.verify.Progress;

/// `hindcast verify`: whether a store contradicts itself.
final class VerifyStore {
    private VerifyStore() {
    }

    /// How far a check has come, for a person.
    static String words(Progress progress) {
        long percent = progress.total() == 0 ? 0 : 100 * progress.streams() / progress.total();
        return "%s · %3d %% · %s · %s".formatted(progress.what(), percent, Counts.of(progress.streams(), "stream"), Counts.of(progress.events(), "event"));
    }
}
