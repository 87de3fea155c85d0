package hindcast.app.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/// Workers that work when they are told to, in any order: for answers that come late.
public final class Later implements Executor {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
    }

    /// Does what has waited longest.
    public void first() {
        waiting.removeFirst().run();
    }

    /// Does what was asked last.
    public void last() {
        waiting.removeLast().run();
    }

    /// Does everything, also what is asked meanwhile.
    public void all() {
        while (!waiting.isEmpty()) {
            first();
        }
    }

    /// How much waits.
    public int size() {
        return waiting.size();
    }
}
