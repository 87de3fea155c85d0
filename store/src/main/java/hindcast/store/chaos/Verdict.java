package hindcast.store.chaos;

import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.StreamSummary;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// What a trial showed.
///
/// @param events       in the log at the end
/// @param refused      events whose append was answered with a conflict or rolled back
/// @param rollbacks    transactions that were rolled back, by their writer or with the server
/// @param kept         appends that had no answer at first and turned out to be in the log
/// @param gone         appends that had no answer at first and turned out not to be
/// @param lostNaively  events of the log that the naive reader never saw
/// @param troubles     what was done to the server and the tail
/// @param faults       what must not have happened, in sentences; empty when all is well
public record Verdict(
        long events, long refused, long rollbacks, long kept, long gone, long lostNaively, Troubles troubles, List<String> faults) {
    private static final int TOLD = 20;

    private static final String LOG = """
            select position, stream_type, stream_id, version, id
            from hindcast.events
            order by position
            """;

    public Verdict {
        faults = List.copyOf(faults);
    }

    /// What was done.
    ///
    /// @param kills times that the server was killed
    /// @param cuts  times that the tail's connection was cut
    /// @param away  times that the tail said that the server is away
    public record Troubles(long kills, long cuts, long away) {
    }

    /// An event of the log as the table has it.
    record Place(long position, StreamId stream, int version, String id) {
        static Place of(Recorded<String> event) {
            return new Place(event.position(), event.stream(), event.version(), event.id());
        }
    }

    /// The whole log, past everything that this library does to read it.
    static List<Place> log(DataSource source) {
        return new Db(source).run(Task.reading("The log could not be read"), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LOG); ResultSet row = statement.executeQuery()) {
                List<Place> log = new ArrayList<>();
                while (row.next()) {
                    log.add(new Place(row.getLong(1), new StreamId(row.getString(2), row.getString(3)), row.getInt(4), row.getString(5)));
                }
                return log;
            }
        });
    }

    /// What the readers were told.
    ///
    /// @param tailed by the tail
    /// @param naive  the positions that the naive reader saw
    /// @param listed the list of streams at the end
    record Told(List<Recorded<String>> tailed, List<Long> naive, List<StreamSummary> listed) {
    }

    static Verdict of(Ledger ledger, List<Place> log, Told told, Troubles troubles) {
        List<String> faults = new ArrayList<>(ledger.faults());
        judgeLog(ledger, log, faults);
        judgeList(log, told.listed(), faults);
        judgeTail(log, told.tailed().stream().map(Place::of).toList(), faults);
        Set<Long> seen = new HashSet<>(told.naive());
        long lost = log.stream().filter(place -> !seen.contains(place.position())).count();
        if (lost == 0) {
            faults.add("The naive reader lost nothing: this trial would not have noticed a tail that does.");
        }
        return new Verdict(log.size(), ledger.refused().size(), ledger.rollbacks(), ledger.count(Ledger.Unsure.KEPT), ledger.count(Ledger.Unsure.GONE),
                lost, troubles, faults);
    }

    private static void judgeLog(Ledger ledger, List<Place> log, List<String> faults) {
        Set<String> ids = log.stream().map(Place::id).collect(Collectors.toSet());
        if (ids.size() != log.size()) {
            faults.add((log.size() - ids.size()) + " events are in the log twice.");
        }
        tell("acknowledged and is not in the log", without(ledger.written(), ids), faults);
        tell("in the log and was never acknowledged", without(ids, ledger.written()), faults);
        tell("in the log and was refused or rolled back", ledger.refused().stream().filter(ids::contains).toList(), faults);
        gapless("the log", log, faults);
    }

    private static void judgeList(List<Place> log, List<StreamSummary> listed, List<String> faults) {
        Map<StreamId, Integer> newest = new HashMap<>();
        log.forEach(place -> newest.put(place.stream(), place.version()));
        Map<StreamId, Integer> told = new HashMap<>();
        listed.forEach(line -> told.put(line.stream(), line.version()));
        if (!told.equals(newest)) {
            faults.add("The list of streams says " + told + " where the log says " + newest + ".");
        }
    }

    private static void judgeTail(List<Place> log, List<Place> tailed, List<String> faults) {
        if (tailed.equals(log)) {
            return;
        }
        Set<Place> told = new HashSet<>(tailed);
        tell("in the log and was not told by the tail", log.stream().filter(place -> !told.contains(place)).map(Place::toString).toList(), faults);
        Set<Place> there = new HashSet<>(log);
        tell("told by the tail and is not in the log", tailed.stream().filter(place -> !there.contains(place)).map(Place::toString).toList(), faults);
        if (told.size() != tailed.size()) {
            faults.add((tailed.size() - told.size()) + " events were told twice by the tail.");
        }
        gapless("the tail", tailed, faults);
        faults.add("The tail does not tell what the log holds.");
    }

    /// Versions of each stream follow each other one by one, in the order of positions.
    private static void gapless(String where, List<Place> places, List<String> faults) {
        Map<StreamId, Integer> versions = new HashMap<>();
        for (Place place : places) {
            int before = versions.getOrDefault(place.stream(), 0);
            if (place.version() != before + 1) {
                faults.add("In %s v%d of %s follows v%d.".formatted(where, place.version(), place.stream(), before));
            }
            versions.put(place.stream(), place.version());
        }
    }

    private static List<String> without(Collection<String> all, Set<String> those) {
        return all.stream().filter(one -> !those.contains(one)).toList();
    }

    private static void tell(String what, List<String> which, List<String> faults) {
        which.stream().limit(TOLD).forEach(one -> faults.add("Event " + one + " was " + what + "."));
        if (which.size() > TOLD) {
            faults.add("So were " + (which.size() - TOLD) + " more.");
        }
    }
}
