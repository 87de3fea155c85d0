package hindcast.domain.sample;

import hindcast.domain.order.OrderCommand;
import hindcast.domain.order.OrderEvent;
import hindcast.domain.order.OrderState;
import java.time.Duration;
import java.time.Instant;

/// An order under way: what every step of it shares, and how a step is planned.
///
/// @param flow the correlation id of everything that the order causes
record Errand(Scene scene, Customer customer, String flow, Life<OrderState, OrderCommand, OrderEvent> order) {
    OrderState state() {
        return order.state();
    }

    Life.Origin customerWill() {
        return customer.unasked(flow);
    }

    Life.Origin staff() {
        return Life.Origin.staff(flow, scene.chance().oneOf(Catalogue.STAFF));
    }

    Life.Origin reaction(String user) {
        return Life.Origin.reaction(flow, order.lastEvent(), user);
    }

    /// Issues a command later, and goes on.
    void plan(Duration delay, Life.Origin who, OrderCommand command, Runnable next) {
        scene.agenda().after(delay, () -> issue(who, command, next));
    }

    /// Issues a command later, when people work.
    void planAtWork(Duration delay, Life.Origin who, OrderCommand command, Runnable next) {
        Instant time = scene.chance().atWork(scene.agenda().now().plus(delay));
        scene.agenda().at(time, () -> issue(who, command, next));
    }

    private void issue(Life.Origin who, OrderCommand command, Runnable next) {
        order.issue(command, who, scene.agenda().now());
        next.run();
    }

    Duration seconds(int least, int most) {
        return scene.chance().between(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }

    Duration minutes(int least, int most) {
        return scene.chance().between(Duration.ofMinutes(least), Duration.ofMinutes(most));
    }

    Duration hours(int least, int most) {
        return scene.chance().between(Duration.ofHours(least), Duration.ofHours(most));
    }
}
