package hindcast.cli.act;

import hindcast.cli.command.ChangeText;
import hindcast.cli.output.EventJson;
import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.timeline.Frame;
import hindcast.store.whatif.Offer;
import hindcast.store.whatif.Preview;
import hindcast.store.whatif.Prospect;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is answered to a command: printed for people or for programs, with the exit code that says it too.
final class Answers {
    private static final int SHOWN = 10;

    private final Hindcast hindcast;
    private final StreamId stream;

    Answers(Hindcast hindcast, StreamId stream) {
        this.hindcast = hindcast;
        this.stream = stream;
    }

    int offers(Prospect<?, ?, ?> prospect) {
        if (hindcast.json()) {
            prospect.offers().forEach(offer -> hindcast.print(json(offer)));
            return Exit.OK;
        }
        Terminal terminal = hindcast.terminal();
        terminal.print("%s · %s".formatted(stream, prospect.version() == 0 ? "does not exist" : "v" + prospect.version()));
        terminal.print("");
        Table table = new Table(terminal, "", "COMMAND", "FOR EXAMPLE, OR WHY NOT");
        prospect.offers().forEach(offer -> table.row(
                offer.isPossible() ? "+" : "-", offer.type().name(), offer.why().orElseGet(() -> Filled.typed(offer.example()))));
        table.end();
        terminal.flush();
        return Exit.OK;
    }

    private static ObjectNode json(Offer offer) {
        ObjectNode line = Json.object().put("command", offer.type().name()).put("possible", offer.isPossible());
        offer.why().ifPresent(why -> line.put("why", why));
        line.set("example", offer.example());
        return line;
    }

    int preview(Preview preview) {
        return switch (preview) {
            case Preview.Refused(String reason) -> rejected(reason);
            case Preview.Accepted accepted -> accepted(accepted);
            case Preview.Unread unread -> throw new IllegalStateException("It was read before: " + unread);
        };
    }

    private int accepted(Preview.Accepted accepted) {
        if (hindcast.json()) {
            ObjectNode line = Json.object().put("outcome", "preview").put("aggregate", stream.toString());
            events(line.putArray("events"), accepted.events());
            ArrayNode changes = line.putArray("changes");
            accepted.sequel().changes().forEach(change -> changes.add(ChangeText.json(change)));
            if (accepted.after() instanceof Frame.State state) {
                line.set("state", state.tree().json());
            }
            hindcast.print(line);
        } else {
            print(accepted.events());
            hindcast.terminal().print("");
            ChangeText.print(hindcast, accepted.sequel().changes());
            hindcast.terminal().flush();
        }
        hindcast.terminal().say("Nothing was written: the aggregate was read, and the rules were asked about what was read.");
        return Exit.OK;
    }

    <E> int committed(Aggregate<?, ?, E> aggregate, int version, List<E> events, Metadata metadata) {
        int first = version - events.size() + 1;
        if (hindcast.json()) {
            ObjectNode line = Json.object().put("outcome", "committed").put("aggregate", stream.toString()).put("version", version)
                    .put("commandId", metadata.commandId().orElse("")).put("correlationId", metadata.correlationId().orElse(""));
            ArrayNode all = line.putArray("events");
            for (int at = 0; at < events.size(); at++) {
                NewEvent event = aggregate.codec().encode(events.get(at), "", metadata, null);
                all.addObject().put("version", first + at).put("type", event.type()).putRawValue("data", Json.raw(event.data()));
            }
            hindcast.print(line);
            return Exit.OK;
        }
        Table table = new Table(hindcast.terminal(), "", "", "");
        for (int at = 0; at < events.size(); at++) {
            NewEvent event = aggregate.codec().encode(events.get(at), "", metadata, null);
            table.row("v" + (first + at), event.type(), aggregate.telling().tell(events.get(at)));
        }
        table.end();
        hindcast.terminal().flush();
        hindcast.terminal().say("%s is at v%d.".formatted(stream, version));
        return Exit.OK;
    }

    int rejected(String reason) {
        if (hindcast.json()) {
            hindcast.print(Json.object().put("outcome", "rejected").put("reason", reason));
        } else {
            hindcast.terminal().say("Refused: " + reason + ". Nothing was written.");
        }
        return Exit.NO;
    }

    int conflict(int expected, int actual, List<Recorded<String>> meanwhile) {
        if (hindcast.json()) {
            ObjectNode line = Json.object().put("outcome", "conflict").put("expected", expected).put("actual", actual);
            ArrayNode all = line.putArray("meanwhile");
            meanwhile.forEach(event -> all.add(EventJson.of(event)));
            hindcast.print(line);
            return Exit.NO;
        }
        hindcast.terminal().say("%s is not at v%d any more, but at v%d. Nothing was written; look at what came, and give the command again."
                .formatted(stream, expected, actual));
        print(meanwhile.stream().limit(SHOWN).toList());
        hindcast.terminal().flush();
        return Exit.NO;
    }

    private void print(List<Recorded<String>> events) {
        Table table = new Table(hindcast.terminal(), "", "", "");
        events.forEach(event -> table.row("v" + event.version(), event.type(), event.data()));
        table.end();
    }

    private static void events(ArrayNode into, List<Recorded<String>> events) {
        events.forEach(event -> into.addObject()
                .put("version", event.version()).put("type", event.type()).put("revision", event.revision())
                .putRawValue("data", Json.raw(event.data())));
    }
}
