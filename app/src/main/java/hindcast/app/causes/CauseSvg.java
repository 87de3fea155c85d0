package hindcast.app.causes;

import hindcast.app.causes.CauseLayout.Arrow;
import hindcast.app.causes.CauseLayout.Badge;
import hindcast.app.causes.CauseLayout.Box;
import hindcast.app.causes.CauseLayout.Lane;
import hindcast.app.fx.Mark;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A graph as a picture that any browser shows, as the window paints it; light or dark as its reader has it.
public final class CauseSvg {
    private static final String FORMS = """
              text { font: 12px Inter, "Segoe UI", sans-serif; }
              .name { font-weight: 600; }
              .quiet, .time { font-size: 11px; }
              .time { text-anchor: end; paint-order: stroke; stroke-width: 4px; }
              .edge, .cycle { fill: none; marker-end: url(#tip); }
              .start { stroke-width: 2px; }
              .unknown, .cycle { stroke-dasharray: 5 4; }
            """;

    // A variable would do for both, but programs that are no browsers do not know variables.
    private static final String COLOURS = """
            .page { fill: $surface; } .lane { fill: $surface-sunken; } .name { fill: $text; } .quiet { fill: $text-muted; }
            .time { fill: $text-subtle; stroke: $surface-sunken; } .box { fill: $surface; stroke: $border; } .start { fill: $surface; stroke: $playhead; }
            .unknown { fill: $surface-sunken; stroke: $text-subtle; } .edge { stroke: $text-subtle; } .tip { fill: $text-subtle; }
            .cycle { stroke: $danger; } .more { fill: $border; }
            .event-1 { fill: $event-1; } .event-2 { fill: $event-2; } .event-3 { fill: $event-3; } .event-4 { fill: $event-4; }
            .event-5 { fill: $event-5; } .event-6 { fill: $event-6; } .event-7 { fill: $event-7; } .event-8 { fill: $event-8; }
            .event-9 { fill: $event-9; }
            """;

    private static final Pattern ROLE = Pattern.compile("\\$([\\w-]+)");

    private static final double PADDING = 12;
    private static final double MARK = 5;
    private static final int LETTERS = 20;
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
        line("<style>\n" + styles() + "</style>");
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

    private static String styles() {
        Tokens tokens = Tokens.read();
        return FORMS + colours(tokens.light()) + "@media (prefers-color-scheme: dark) {\n" + colours(tokens.dark()) + "}\n";
    }

    private static String colours(Map<String, String> tokens) {
        return ROLE.matcher(COLOURS).replaceAll(role -> Objects.requireNonNull(tokens.get("-hc-" + role.group(1)), role.group(1)));
    }

    private void lane(Lane lane, double width) {
        line("<rect class=\"lane\" y=\"%s\" width=\"%s\" height=\"%s\"/>".formatted(number(lane.y()), number(width), number(lane.height())));
        write("quiet", PADDING, lane.y() + CauseLayout.LANE_HEAD - 7, CauseWords.brief(lane.name(), LANE_LETTERS));
    }

    private void arrow(Arrow arrow) {
        double reach = arrow.reach();
        line("<path class=\"%s\" d=\"M%s %s C%s %s %s %s %s %s\"/>".formatted(arrow.edge().closing() ? "cycle" : "edge",
                number(arrow.x1()), number(arrow.y1()), number(arrow.x1() + reach), number(arrow.y1() - arrow.bow()),
                number(arrow.x2() - reach), number(arrow.y2() - arrow.bow()), number(arrow.x2()), number(arrow.y2())));
    }

    private void time(Arrow arrow) {
        if (!arrow.words().isEmpty()) {
            write("time", arrow.labelX(), arrow.labelY(), arrow.words());
        }
    }

    private void box(Box box, boolean start) {
        String kind = switch (box.node()) {
            case CauseNode.Event _, CauseNode.Command _ -> start ? "start" : "box";
            case CauseNode.Unknown _ -> "unknown";
        };
        line("<g><title>" + escaped(CauseWords.key(box.node()) + "\n" + box.node().id()) + "</title>");
        line("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"6\"/>".formatted(kind, number(box.x()), number(box.y()),
                number(CauseLayout.BOX_WIDTH), number(CauseLayout.BOX_HEIGHT)));
        double left = box.x() + PADDING;
        if (box.node() instanceof CauseNode.Event event) {
            mark(Mark.of(event.type()), left + MARK, box.y() + 13);
        }
        write("name", left + (box.node() instanceof CauseNode.Event ? 3 * MARK + 2 : 0), box.y() + 17, CauseWords.brief(CauseWords.title(box.node()), LETTERS));
        write("quiet", left, box.y() + 32, words.subtitle(box.node()));
        line("</g>");
    }

    private void mark(Mark mark, double x, double y) {
        String colour = "class=\"event-" + mark.hue() + "\"";
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
