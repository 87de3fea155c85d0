package hindcast.app.causes;

import static hindcast.app.causes.Graphs.GONE;
import static hindcast.app.causes.Graphs.PAID;
import static hindcast.app.causes.Graphs.PAY;
import static hindcast.app.causes.Graphs.PLACED;
import static hindcast.app.causes.Graphs.TAKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.app.causes.CauseGrid.Cell;
import hindcast.store.causes.Branch;
import hindcast.store.causes.CauseEdge;
import hindcast.store.causes.CauseGraph;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/// A graph as a tree, on a grid, and as text for other programs.
final class CauseTextsTest {
    private static final CauseWords UTC = new CauseWords(ZoneOffset.UTC);
    private static final CauseGraph MIXED = Graphs.mixed();

    @Test
    void aTreeHoldsEachNodeOnceAndMarksTheCycle() {
        CauseTree again = new CauseTree(PLACED, new CauseEdge(TAKEN, PLACED, true), true, List.of(), List.of());
        CauseTree taken = new CauseTree(TAKEN, new CauseEdge(PAID, TAKEN, false), false, List.of(again), List.of(MIXED.branches().get(1)));
        CauseTree paid = new CauseTree(PAID, new CauseEdge(PAY, PAID, false), false, List.of(taken), List.of());
        CauseTree pay = new CauseTree(PAY, new CauseEdge(PLACED, PAY, false), false, List.of(paid), List.of());
        CauseTree placed = new CauseTree(PLACED, new CauseEdge(GONE, PLACED, false), false, List.of(pay), List.of(MIXED.branches().getFirst()));

        assertEquals(List.of(new CauseTree(GONE, null, false, List.of(placed), List.of())), CauseTree.of(MIXED));
    }

    @Test
    void effectsStandToTheRightOfTheirCausesInTheLaneOfTheirAggregate() {
        String account = TAKEN.stream().toString();
        assertEquals(
                Map.of(GONE, new Cell("Order/7", 0, 0), PLACED, new Cell("Order/7", 1, 0), PAY, new Cell("Order/7", 2, 0),
                        PAID, new Cell("Order/7", 3, 0), TAKEN, new Cell(account, 4, 0)),
                CauseGrid.of(MIXED));
    }

    @Test
    void effectsOfOneCauseStandBelowEachOther() {
        var second = Graphs.event(2, "Order/7", 2, "ItemAdded", 10);
        var third = Graphs.event(3, "Order/7", 3, "ItemAdded", 20);
        CauseGraph fan = new CauseGraph(PLACED, List.of(PLACED, second, third),
                List.of(new CauseEdge(PLACED, second, false), new CauseEdge(PLACED, third, false)), List.of(), null);

        assertEquals(Map.of(PLACED, new Cell("Order/7", 0, 0), second, new Cell("Order/7", 1, 0), third, new Cell("Order/7", 1, 1)), CauseGrid.of(fan));
    }

    @Test
    void dotHasAClusterForEachAggregateAndEscapesWhatItNames() {
        assertEquals("""
                digraph causes {
                  rankdir=LR;
                  node [shape=box, style=rounded, fontname="sans-serif"];
                  subgraph cluster_0 {
                    label="Order/7";
                    "unknown:gone" [label="Not in this store\\ngone", style="rounded,dashed"];
                    "Order/7@v1" [label="OrderCreated\\nv1 · 19 Nov 14:02:11"];
                    "command:pay" [label="Command\\npay", shape=hexagon];
                    "Order/7@v2" [label="PaymentAuthorized\\nv2 · 19 Nov 14:02:13", penwidth=2];
                  }
                  subgraph cluster_1 {
                    label="Account/a \\"quoted\\" & <b>";
                    "Account/a \\"quoted\\" & <b>@v4" [label="MoneyWithdrawn\\nv4 · 19 Nov 14:02:13"];
                  }
                  "command:pay" -> "Order/7@v2";
                  "Order/7@v1" -> "command:pay";
                  "unknown:gone" -> "Order/7@v1";
                  "Order/7@v2" -> "Account/a \\"quoted\\" & <b>@v4" [label="40 ms"];
                  "Account/a \\"quoted\\" & <b>@v4" -> "Order/7@v1" [label="-1 s", style=dashed, constraint=false];
                  "EFFECTS Order/7@v1" [label="+3 effects", shape=plaintext];
                  "Order/7@v1" -> "EFFECTS Order/7@v1" [style=dotted];
                  "EFFECTS Account/a \\"quoted\\" & <b>@v4" [label="+100 or more effects", shape=plaintext];
                  "Account/a \\"quoted\\" & <b>@v4" -> "EFFECTS Account/a \\"quoted\\" & <b>@v4" [style=dotted];
                }
                """, CauseFormat.DOT.text(MIXED, UTC));
    }

    @Test
    void jsonNamesNodesByTheirKeys() {
        CauseGraph small = new CauseGraph(PAID, List.of(PAID, GONE), List.of(new CauseEdge(GONE, PAID, false)),
                List.of(new Branch(PAID, Branch.Side.LATER, 100, false, 0)), new CauseGraph.Flow("f", 2, 2));
        assertEquals("{\"start\":\"Order/7@v2\",\"flow\":\"f\",\"nodes\":["
                + "{\"key\":\"Order/7@v2\",\"kind\":\"event\",\"id\":\"2\",\"stream\":\"Order/7\",\"version\":2,\"position\":2,"
                + "\"type\":\"PaymentAuthorized\",\"recordedAt\":\"2026-11-19T14:02:13Z\",\"metadata\":{}},"
                + "{\"key\":\"unknown:gone\",\"kind\":\"unknown\",\"id\":\"gone\"}],"
                + "\"edges\":[{\"cause\":\"unknown:gone\",\"effect\":\"Order/7@v2\",\"cycle\":false}],"
                + "\"more\":[{\"at\":\"Order/7@v2\",\"side\":\"later\",\"count\":100,\"exact\":false}]}", CauseJson.of(small).toString());
    }

    @Test
    void theSvgIsWellFormedWhateverIdsHold() throws Exception {
        var strange = Graphs.event(9, "Order/<&\"'\u0001\ud83d\ude42", 1, "]]>\u0000", 0);
        CauseGraph graph = new CauseGraph(strange, List.of(strange, GONE), List.of(new CauseEdge(GONE, strange, false)), List.of(), null);

        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(CauseFormat.SVG.text(graph, UTC).getBytes(StandardCharsets.UTF_8)));

        NodeList texts = svg.getElementsByTagName("text");
        assertEquals(List.of("Order/<&\"'\ufffd\ud83d\ude42", "Not in this store", "gone", "]]>\ufffd", "v1 · 19 Nov 14:02:11"),
                java.util.stream.IntStream.range(0, texts.getLength()).mapToObj(number -> texts.item(number).getTextContent()).toList());
    }

    @Test
    void timesBetweenAreShort() {
        assertEquals(List.of("0 ms", "999 ms", "1 s", "2 m 8 s", "3 h 0 m", "2 d 1 h", "-5 ms"),
                List.of(Duration.ZERO, Duration.ofMillis(999), Duration.ofMillis(1999), Duration.ofSeconds(128), Duration.ofHours(3),
                        Duration.ofHours(49), Duration.ofMillis(-5)).stream().map(CauseWords::elapsed).toList());
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedInASentence() {
        assertEquals("nowhere/a.svg cannot be written: there is no such folder. Nothing of the store was changed.",
                assertThrows(IllegalArgumentException.class, () -> CauseFormat.write("", Path.of("nowhere/a.svg"))).getMessage());
    }
}
