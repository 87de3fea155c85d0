package hindcast.app.causes;

import hindcast.app.causes.CauseLayout.Arrow;
import hindcast.app.causes.CauseLayout.Badge;
import hindcast.app.causes.CauseLayout.Box;
import hindcast.app.causes.CauseLayout.Lane;
import hindcast.app.fx.Mark;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A graph as a picture that any browser shows, as the window paints it; light or dark as its reader has it.
public final class CauseSvg {
    private static final List<String> ROLES = List.of("surface", "surface-sunken", "border", "text", "text-muted", "text-subtle", "playhead", "danger",
            "event-1", "event-2", "event-3", "event-4", "event-5", "event-6", "event-7", "event-8", "event-9");

    private static final String STYLE = """
              text { font: 12px Inter, "Segoe UI", sans-serif; fill: var(--text); }
              .name { font-weight: 600; } .quiet { fill: var(--text-muted); font-size: 11px; }
              .time { fill: var(--text-subtle); font-size: 11px; text-anchor: middle; paint-order: stroke; stroke: var(--surface-sunken); stroke-width: 4px; }
              .lane { fill: var(--surface-sunken); } .page { fill: var(--surface); }
              .box { fill: var(--surface); stroke: var(--border); } .start { stroke: var(--playhead); stroke-width: 2px; }
              .unknown { stroke: var(--text-subtle); stroke-dasharray: 5 4; fill: none; }
              .edge { fill: none; stroke: var(--text-subtle); marker-end: url(#tip); } .cycle { stroke: var(--danger); stroke-dasharray: 5 4; }
              .more { fill: var(--border); } .tip { fill: var(--text-subtle); }
            """;

    private static final double PADDING = 12;
    private static final double MARK = 5;
    private static final int LETTERS = 23;
    private static final int LANE_LETTERS = 80;

    private final CauseWords words;
    private final StringBuilder text = new StringBuilder();

    private CauseSvg(CauseWords words) {
        this.words = words;
    }

    public static String of(CauseGraph graph, CauseWords words) {
        return new CauseSvg(words).write(CauseLayout.of(graph));
    }

    private String write(CauseLayout layout) {
        String size = number(layout.width()) + "\" height=\"" + number(layout.height());
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + size + "\" role=\"img\">");
        line("<title>" + escaped("Causes of " + CauseWords.key(layout.graph().start())) + "</title>");
        line("<style>\n" + colours() + STYLE + "</style>");
        line("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">"
                + "<path class=\"tip\" d=\"M0 0 L8 4 L0 8 z\"/></marker></defs>");
        line("<rect class=\"page\" width=\"" + size + "\"/>");
        layout.lanes().forEach(lane -> lane(lane, layout.width()));
        layout.arrows().forEach(this::arrow);
        layout.boxes().forEach(box -> box(box, box.node().equals(layout.graph().start())));
        layout.arrows().forEach(this::time);
        layout.badges().forEach(this::badge);
        line("</svg>");
        return text.toString();
    }

    private static String colours() {
        Tokens tokens = Tokens.read();
        return "  :root { " + colours(tokens.light()) + " }\n  @media (prefers-color-scheme: dark) { :root { " + colours(tokens.dark()) + " } }\n";
    }

    private static String colours(Map<String, String> tokens) {
        return ROLES.stream().filter(role -> tokens.containsKey("-hc-" + role)).map(role -> "--" + role + ": " + tokens.get("-hc-" + role) + ";")
                .collect(Collectors.joining(" "));
    }

    private void lane(Lane lane, double width) {
        line("<rect class=\"lane\" y=\"%s\" width=\"%s\" height=\"%s\"/>".formatted(number(lane.y()), number(width), number(lane.height())));
        write("quiet", PADDING, lane.y() + CauseLayout.LANE_HEAD - 7, brief(lane.name(), LANE_LETTERS));
    }

    private void arrow(Arrow arrow) {
        double reach = arrow.reach();
        line("<path class=\"edge%s\" d=\"M%s %s C%s %s %s %s %s %s\"/>".formatted(arrow.edge().closing() ? " cycle" : "",
                number(arrow.x1()), number(arrow.y1()), number(arrow.x1() + reach), number(arrow.y1() - arrow.bow()),
                number(arrow.x2() - reach), number(arrow.y2() - arrow.bow()), number(arrow.x2()), number(arrow.y2())));
    }

    private void time(Arrow arrow) {
        String cycle = arrow.edge().closing() ? "cycle" : "";
        String elapsed = arrow.edge().elapsed().map(CauseWords::elapsed).orElse("");
        String both = cycle + (cycle.isEmpty() || elapsed.isEmpty() ? "" : " · ") + elapsed;
        if (!both.isEmpty()) {
            write("time", arrow.labelX(), arrow.labelY() - 4, both);
        }
    }

    private void box(Box box, boolean start) {
        String kind = switch (box.node()) {
            case CauseNode.Event _, CauseNode.Command _ -> start ? "box start" : "box";
            case CauseNode.Unknown _ -> "unknown";
        };
        line("<g><title>" + escaped(CauseWords.key(box.node()) + "\n" + box.node().id()) + "</title>");
        line("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"6\"/>".formatted(kind, number(box.x()), number(box.y()),
                number(CauseLayout.BOX_WIDTH), number(CauseLayout.BOX_HEIGHT)));
        double left = box.x() + PADDING;
        if (box.node() instanceof CauseNode.Event event) {
            mark(Mark.of(event.type()), left + MARK, box.y() + 13);
        }
        write("name", left + (box.node() instanceof CauseNode.Event ? 3 * MARK + 2 : 0), box.y() + 17, brief(CauseWords.title(box.node()), LETTERS));
        write("quiet", left, box.y() + 32, words.subtitle(box.node()));
        line("</g>");
    }

    private void mark(Mark mark, double x, double y) {
        String colour = "style=\"fill: var(--event-" + mark.hue() + ")\"";
        double[] corners = mark.shape().corners();
        if (corners.length == 0) {
            line("<circle %s cx=\"%s\" cy=\"%s\" r=\"%s\"/>".formatted(colour, number(x), number(y), number(MARK)));
            return;
        }
        double[] points = new double[corners.length];
        Arrays.setAll(points, i -> (i % 2 == 0 ? x : y) + MARK * corners[i]);
        line("<polygon " + colour + " points=\"" + Arrays.stream(points).mapToObj(CauseSvg::number).collect(Collectors.joining(" ")) + "\"/>");
    }

    private void badge(Badge badge) {
        line("<g><title>" + escaped(CauseWords.more(badge.branch())) + "</title>");
        line("<rect class=\"more\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\"/>".formatted(number(badge.x()), number(badge.y()),
                number(badge.width()), number(CauseLayout.BADGE_HEIGHT)));
        write("quiet", badge.x() + 6, badge.y() + 12, badge.words());
        line("</g>");
    }

    private void write(String style, double x, double y, String written) {
        line("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>".formatted(style, number(x), number(y), escaped(written)));
    }

    /// The beginning of a text that would not fit.
    static String brief(String whole, int letters) {
        return whole.length() <= letters ? whole : whole.substring(0, letters - 1) + "…";
    }

    /// A text as XML holds it; characters that XML does not know are shown as what they are not.
    static String escaped(String plain) {
        StringBuilder escaped = new StringBuilder();
        plain.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isKnown(character) ? character : '\ufffd');
            }
        });
        return escaped.toString();
    }

    private static boolean isKnown(int character) {
        return character >= ' ' && character <= 0xD7FF || character == '\n' || character == '\t'
                || character >= 0xE000 && character <= 0xFFFD || character > 0xFFFF;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
