package hindcast.app.projections.verify;

import hindcast.app.fx.Views;
import hindcast.app.projections.compare.ComparedLine;
import hindcast.app.projections.compare.ComparedLine.Kind;
import hindcast.app.shell.Place;
import hindcast.store.StreamId;
import hindcast.store.verify.rows.Difference;
import hindcast.store.verify.rows.Difference.Cell;
import hindcast.store.verify.rows.Difference.Origin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows that a check found, as lines: one for each column that is wrong.
///
/// @param streamType of the streams whose rows they are
record FoundLines(Result result, String streamType) {
    List<ComparedLine> lines() {
        List<ComparedLine> lines = new ArrayList<>();
        result.first().forEach(difference -> add(lines, difference));
        return lines;
    }

    private void add(List<ComparedLine> lines, Difference difference) {
        switch (difference) {
            case Difference.Missing(var _, var cells) -> cells(lines, difference, Kind.MISSING, cells, Optional.empty());
            case Difference.Changed(var _, var cells) -> cells(lines, difference, Kind.CHANGED, cells, Optional.empty());
            case Difference.Extra(var _, var cells, var gone) -> cells(lines, difference, Kind.EXTRA, cells, gone);
            case Difference.Unfoldable(var _, var event, var reason) -> lines.add(new ComparedLine(Kind.UNFOLDABLE, key(difference),
                    Optional.of(new Place.Timeline(event.stream(), new Place.At.Live())), "", null, reason, words(event), place(event)));
        }
    }

    private void cells(List<ComparedLine> lines, Difference difference, Kind kind, List<Cell> cells, Optional<Origin> gone) {
        boolean single = cells.stream().anyMatch(cell -> cell.origin().isPresent()) || gone.isPresent();
        Optional<Place> row = single
                ? Optional.of(new Place.Timeline(new StreamId(streamType, difference.name()), new Place.At.Live())) : Optional.empty();
        for (Cell cell : cells) {
            boolean first = cell == cells.getFirst();
            Optional<Origin> origin = cell.origin().or(() -> gone);
            lines.add(new ComparedLine(kind, first ? key(difference) : "", first ? row : Optional.empty(), cell.column(),
                    text(cell.served()), text(cell.folded()), origin.map(FoundLines::words).orElse(""), origin.flatMap(FoundLines::place)));
        }
    }

    private String key(Difference difference) {
        return Views.text("verify.key", result.name(), difference.name());
    }

    private static String words(Origin event) {
        return Views.text("compared.event", event.version(), event.type());
    }

    private static Optional<Place> place(Origin event) {
        return Optional.of(new Place.Timeline(event.stream(), new Place.At.Version(event.version())));
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal decimal -> decimal.toPlainString();
            default -> value.toString();
        };
    }
}
