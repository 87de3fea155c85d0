package hindcast.app.frame;

import hindcast.app.frame.SearchModel.Hit;
import hindcast.app.fx.Views;
import hindcast.app.shell.Link;
import hindcast.app.shell.Place;
import hindcast.app.shell.Place.At;
import hindcast.app.shell.PointText;
import hindcast.app.shell.PointText.Point;
import hindcast.app.time.MomentText;
import hindcast.store.EventStore;
import hindcast.store.PageKey;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.StreamQuery.Sort;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Two to be compared: "compare 7f3a with 9c1b", "compare 7f3a@v4 with 7f3a"; "compare 9c1b" and "compare v4" compare with the aggregate that is open.
///
/// @param log where aggregates are looked for
record CompareHits(EventStore log, MomentText moments) {
    private static final Pattern ASKED = Pattern.compile("comp(?:a|ar|are)?\\s+(.*\\S)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile("\\s+(?:with|and)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int MOST = 3;

    /// What the text leads to. Waits for the database.
    ///
    /// @param here the aggregate that is open
    List<Hit> of(String text, Optional<StreamId> here) {
        Matcher asked = ASKED.matcher(text.strip());
        return asked.matches() ? hits(named(asked.group(1)), here) : List.of();
    }

    /// The one or two that are named. Where no word parts them, two words are two.
    private static List<String> named(String words) {
        List<String> named = BETWEEN.splitAsStream(words).toList();
        List<String> apart = BLANKS.splitAsStream(words).toList();
        return named.size() == 1 && apart.size() == 2 ? apart : named;
    }

    private List<Hit> hits(List<String> named, Optional<StreamId> here) {
        List<Place.Timeline> open = here.map(stream -> new Place.Timeline(stream, new At.Live())).stream().toList();
        List<Place.Timeline> lefts = named.size() == 1 ? open : points(named.getFirst(), here);
        List<Place.Timeline> rights = named.size() > 2 || lefts.isEmpty() ? List.of() : points(named.getLast(), here);
        return lefts.stream().flatMap(left -> rights.stream().filter(right -> !right.equals(left)).map(right -> new Place.Compare(left, right)))
                .sorted(Comparator.comparing(pair -> !pair.left().stream().type().equals(pair.right().stream().type())))
                .limit(MOST).map(CompareHits::hit).toList();
    }

    private List<Place.Timeline> points(String text, Optional<StreamId> here) {
        Point point = new PointText(moments).point(text);
        Stream<StreamId> streams = point.name().isEmpty() ? here.stream() : found(point.name());
        return streams.map(stream -> new Place.Timeline(stream, point.at())).toList();
    }

    private Stream<StreamId> found(String name) {
        int slash = name.indexOf('/');
        boolean typed = slash > 0 && slash < name.length() - 1;
        Stream<StreamId> exact = typed ? log.stream(StreamId.parse(name)).map(row -> row.stream()).stream() : Stream.empty();
        StreamQuery query = new StreamQuery(
                typed ? name.substring(0, slash) : null, typed ? name.substring(slash + 1) : name, false, null, null, Sort.ACTIVITY);
        return Stream.concat(exact, log.streams(query, new PageKey.First(), MOST).rows().stream().map(row -> row.stream())).distinct().limit(MOST);
    }

    private static Hit hit(Place.Compare place) {
        return new Hit(new Link("", place), Views.text("search.compare"), Views.text("search.compare.two", words(place.left()), words(place.right())));
    }

    private static String words(Place.Timeline side) {
        return side.stream() + switch (side.at()) {
            case At.Version(int version) -> " v" + version;
            case At.Time(var instant) -> " " + instant;
            case At.Live() -> "";
        };
    }
}
