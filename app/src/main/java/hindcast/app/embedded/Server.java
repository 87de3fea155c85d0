package hindcast.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/// The server on a data folder: whether it lives, and how it is brought up and down. Only within a turn, alone with the folder.
record Server(DataFolder folder) {
    private static final Duration REMNANTS = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final int TRIES = 3;

    // The lines of postmaster.pid: process, data, start, port, socket, address, shared memory, state.
    private static final int PROCESS = 0;
    private static final int PORT = 3;
    private static final int STATE = 7;

    /// A living server, as it tells itself in `postmaster.pid`.
    ///
    /// @param program the file that the process runs
    /// @param port where it listens
    /// @param ready whether it takes connections: not while it recovers or stops
    record Postmaster(Path program, int port, boolean ready) {
        /// As PostgreSQL writes it: the programs are packed as 18.4.0, and an older Hindcast's may be the ones that run.
        String version() {
            String folder = home().getFileName().toString();
            return folder.substring(folder.indexOf('-') + 1, folder.lastIndexOf('.'));
        }

        private Path home() {
            return program.getParent().getParent();
        }
    }

    /// The server that lives, starting and stopping included; empty when there is none, whatever a killed one left behind.
    Optional<Postmaster> living() throws IOException {
        List<String> lines = postmasterFile();
        OptionalLong process = number(lines, PROCESS);
        int port = (int) number(lines, PORT).orElse(0);
        boolean ready = lines.size() > STATE && lines.get(STATE).strip().equals("ready");
        return process.isEmpty() ? Optional.empty() : ProcessHandle.of(process.getAsLong())
                .flatMap(folder::programOf).map(program -> new Postmaster(program, port, ready));
    }

    /// The server that lives and takes connections.
    Optional<Postmaster> ready() throws IOException {
        return living().filter(Postmaster::ready);
    }

    /// Whether a server was killed, or the machine died, so that the next start has to recover.
    boolean wasKilled() {
        return Files.exists(postmasterPath());
    }

    /// Starts the server, or waits for the one that a killed Hindcast has started, until it takes connections.
    Postmaster up(Programs programs, Duration patience) throws IOException {
        for (int tries = 1; ; tries++) {
            Optional<Postmaster> server = awaitReady(programs, Deadline.in(patience));
            if (server.isPresent()) {
                return server.get();
            }
            if (tries == TRIES || !Settings.portIsTaken(folder.cluster())) {
                throw Trouble.failed(folder, living().isPresent()
                        ? "PostgreSQL is not ready after " + patience.toSeconds() + " s and goes on starting."
                        : "PostgreSQL did not start.");
            }
        }
    }

    /// Stops the server: what is under way is rolled back, what was committed is on the disk.
    void down() throws IOException {
        Optional<Postmaster> server = living();
        if (server.isPresent()) {
            Programs programs = Programs.in(server.get().home(), folder.log());
            stop(programs, "fast");
            if (living().isPresent()) {
                stop(programs, "immediate");
            }
        }
    }

    /// Starts the server unless one lives that an earlier start has left.
    ///
    /// @return empty when the server ended instead, or the deadline passed
    private Optional<Postmaster> awaitReady(Programs programs, Deadline deadline) throws IOException {
        Optional<Postmaster> found = awaitReady(() -> true, deadline);
        if (found.isPresent() || living().isPresent()) {
            return found;
        }
        Process launch = launch(programs);
        try {
            return awaitReady(() -> !launch.isAlive(), deadline);
        } catch (EmbeddedException cancelled) {
            abandon(launch);
            throw cancelled;
        } finally {
            // While it waits, pg_ctl hands a Ctrl-C on to the server, which others may use from now on.
            launch.destroyForcibly().onExit().join();
        }
    }

    /// @param launched whether there is nothing to come but what lives already
    private Optional<Postmaster> awaitReady(BooleanSupplier launched, Deadline deadline) throws IOException {
        while (!deadline.passed()) {
            // Asked in this order: a launch that ended before the server was looked for has no server to come.
            boolean nothingToCome = launched.getAsBoolean();
            Optional<Postmaster> server = living();
            if (server.isEmpty() ? nothingToCome : server.get().ready()) {
                return server;
            }
            deadline.pause();
        }
        return Optional.empty();
    }

    /// `pg_ctl` gives the server a session of its own, so that Ctrl-C in the terminal does not reach it.
    private Process launch(Programs programs) throws IOException {
        clearAfterKill();
        Settings.write(folder.cluster());
        return programs.start(folder.path(), "pg_ctl", "start", "--wait", "--pgdata=database/cluster", "--log=log/start.log");
    }

    /// Stops what was launched a moment ago. The thread's interrupt, by which the user cancelled, has to wait: this waits too.
    private void abandon(Process launch) throws IOException {
        boolean interrupted = Thread.interrupted();
        Deadline deadline = Deadline.in(REMNANTS);
        while (living().isEmpty() && launch.isAlive() && !deadline.passed()) {
            deadline.pause();
        }
        down();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(Programs programs, String mode) throws IOException {
        programs.run(folder.path(), "", "pg_ctl", "stop", "--no-wait", "--mode=" + mode, "--pgdata=database/cluster");
        Deadline deadline = Deadline.in(STOP);
        while (living().isPresent() && !deadline.passed()) {
            deadline.pause();
        }
    }

    /// Ends what a killed start or a killed server left running and still writes. Only while no server lives.
    void endRemnants() {
        // A program may have started another one on its last way, so they are looked for again.
        for (List<ProcessHandle> left = remnants(); !left.isEmpty(); left = remnants()) {
            awaitEnd(left);
            left.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(left);
        }
    }

    /// Ends everything at once, also what would start the server again.
    void kill() {
        for (List<ProcessHandle> living = remnants(); !living.isEmpty(); living = remnants()) {
            living.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(living);
        }
    }

    private List<ProcessHandle> remnants() {
        return ProcessHandle.allProcesses().filter(process -> folder.programOf(process).isPresent()).toList();
    }

    /// Clears away what keeps PostgreSQL from starting after a kill: processes that have not noticed yet, and a `postmaster.pid`
    /// that is broken or whose number has since become another program's.
    private void clearAfterKill() throws IOException {
        if (wasKilled()) {
            endRemnants();
            OptionalLong process = number(postmasterFile(), PROCESS);
            if (process.isEmpty() || ProcessHandle.of(process.getAsLong()).isPresent()) {
                Files.deleteIfExists(postmasterPath());
            }
        }
    }

    private void awaitEnd(List<ProcessHandle> processes) {
        Deadline deadline = Deadline.in(REMNANTS);
        while (processes.stream().anyMatch(process -> folder.programOf(process).isPresent()) && !deadline.passed()) {
            deadline.pause();
        }
    }

    /// The file is written in steps and may be read before the last one.
    private static OptionalLong number(List<String> lines, int line) {
        return lines.size() > line && lines.get(line).matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(lines.get(line))) : OptionalLong.empty();
    }

    private List<String> postmasterFile() throws IOException {
        try {
            return Files.readAllLines(postmasterPath());
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private Path postmasterPath() {
        return folder.cluster().resolve("postmaster.pid");
    }
}
