package hindcast.domain.sample;

import hindcast.domain.account.AccountCommand;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.account.AccountState;
import hindcast.domain.order.OrderCommand;
import hindcast.domain.order.OrderCommand.AddItem;
import hindcast.domain.order.OrderCommand.CancelOrder;
import hindcast.domain.order.OrderCommand.ConfirmOrder;
import hindcast.domain.order.OrderCommand.CorrectOrder;
import hindcast.domain.order.OrderCommand.CreateOrder;
import hindcast.domain.order.OrderCommand.DeliverOrder;
import hindcast.domain.order.OrderCommand.MarkReady;
import hindcast.domain.order.OrderCommand.PickUpOrder;
import hindcast.domain.order.OrderCommand.RemoveItem;
import hindcast.domain.order.OrderCommand.ReturnItems;
import hindcast.domain.order.OrderCommand.ShipOrder;
import hindcast.domain.order.OrderCommand.StartPreparation;
import hindcast.domain.order.OrderCommand.UpdateShippingStatus;
import hindcast.domain.order.OrderEvent.Line;
import hindcast.domain.order.OrderEvent.Returned;
import hindcast.domain.order.OrderState;
import hindcast.domain.order.OrderState.Item;
import hindcast.domain.order.PaymentStatus;
import hindcast.domain.order.ShippingStatus;
import hindcast.domain.sample.Catalogue.Carrier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The way of one order of the sample: whoever is next to act looks at its state, as people do, and issues the next command or lets it be.
final class OrderJourney {
    private final Errand errand;
    private final Chance chance;
    private final Offer offer;
    private final PaymentJourney payment;

    /// What is ordered where: a restaurant's meal, brought by a driver, or a vendor's goods in a parcel.
    ///
    /// @param shop   a restaurant's or a vendor's id
    /// @param items  how many different products the customer wants, at least 1
    /// @param simple ordered with a program that knows neither quantities nor notes
    record Offer(boolean meal, String shop, int items, boolean simple) {
    }

    /// @param vendor the account that is credited when the order is paid, if any
    OrderJourney(Errand errand, Offer offer, Optional<Life<AccountState, AccountCommand, AccountEvent>> vendor) {
        this.errand = errand;
        this.chance = errand.scene().chance();
        this.offer = offer;
        this.payment = new PaymentJourney(errand, vendor, this::next);
    }

    void begin() {
        List<Line> lines = chance.percent(55) ? List.of() : Stream.generate(this::line).limit(1 + chance.number(offer.items())).toList();
        LocalDate today = errand.scene().agenda().now().atOffset(ZoneOffset.UTC).toLocalDate();
        errand.plan(Duration.ZERO, errand.customerWill(), new CreateOrder(
                errand.customer().id(), errand.customer().currency(), lines, errand.customer().address(),
                chance.percent(30) ? chance.oneOf(Catalogue.METHODS) : null, offer.meal() ? null : offer.shop(),
                offer.meal() ? null : today.plusDays(2 + chance.number(4)),
                !offer.simple() && chance.percent(15) ? chance.oneOf(Catalogue.NOTES) : null), this::next);
    }

    private void next() {
        OrderState order = errand.state();
        switch (Objects.requireNonNull(order.status())) {
            case DRAFT -> draft(order);
            case CONFIRMED -> confirmed(order);
            case PREPARING -> work(offer.meal() ? errand.minutes(8, 25) : errand.minutes(30, 300), new MarkReady());
            case READY -> leave();
            case PICKED_UP -> errand.plan(errand.minutes(7, 35), errand.staff(), new DeliverOrder("customer"), this::next);
            case SHIPPED -> carry(order);
            case DELIVERED -> delivered(order);
            case RETURNED -> payment.refund(payment.total(), "returned goods");
            case CANCELLED -> cancelled(order);
        }
    }

    private void draft(OrderState order) {
        if (order.items().size() < offer.items()) {
            Line line = line();
            customer(new AddItem(line.productId(), line.quantity(), line.price()));
        } else if (order.items().size() > 1 && chance.percent(9)) {
            customer(new RemoveItem(order.items().getLast().productId()));
        } else if (chance.percent(4)) {
            customer(new CancelOrder(chance.oneOf(Catalogue.REGRETS), errand.customer().id()));
        } else if (chance.percent(4)) {
            return;
        } else if (offer.meal()) {
            errand.plan(errand.minutes(1, 6), errand.reaction(offer.shop()), new ConfirmOrder(offer.shop(), offer.shop()), this::next);
        } else {
            customer(new ConfirmOrder(errand.customer().id(), null));
        }
    }

    private void confirmed(OrderState order) {
        switch (Objects.requireNonNull(order.payment()).status()) {
            case PENDING -> payment.pay();
            case INITIATED -> payment.answer();
            case FAILED -> payment.retry();
            case PAID -> prepare();
            case REFUNDED -> { }
        }
    }

    private void prepare() {
        if (chance.percent(4)) {
            CancelOrder cancel = new CancelOrder(chance.oneOf(Catalogue.SHORTAGES), "backoffice");
            errand.plan(errand.minutes(5, 90), errand.staff(), cancel, this::next);
        } else if (offer.meal()) {
            work(errand.minutes(1, 9), new StartPreparation());
        } else if (chance.percent(60)) {
            work(errand.minutes(20, 400), new StartPreparation());
        } else {
            leave();
        }
    }

    private void leave() {
        if (offer.meal()) {
            String driver = chance.oneOf(Catalogue.DRIVERS);
            errand.plan(errand.minutes(2, 16), errand.reaction(driver), new PickUpOrder(driver), this::next);
        } else {
            Carrier carrier = chance.oneOf(List.of(Carrier.values()));
            errand.planAtWork(errand.hours(1, 30), errand.reaction(user(carrier.name())),
                    new ShipOrder(carrier.name(), carrier.tracking(chance)), this::next);
        }
    }

    /// A carrier scans what it hands over, and some ask for a signature a little later.
    private void carry(OrderState order) {
        String carrier = user(String.valueOf(Objects.requireNonNull(order.shipping()).carrier()));
        boolean scanned = order.shipping().status() == ShippingStatus.DELIVERED;
        if (!scanned && chance.percent(50)) {
            errand.planAtWork(errand.hours(18, 110), errand.reaction(carrier), new UpdateShippingStatus(ShippingStatus.DELIVERED), this::next);
        } else {
            DeliverOrder deliver = new DeliverOrder(chance.percent(60) ? "customer" : chance.percent(50) ? "neighbour" : null);
            errand.planAtWork(scanned ? errand.minutes(1, 10) : errand.hours(18, 110), errand.reaction(carrier), deliver, this::next);
        }
    }

    private void delivered(OrderState order) {
        BigDecimal returned = order.items().stream()
                .map(item -> item.price().multiply(BigDecimal.valueOf(item.returned())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (Objects.requireNonNull(order.payment()).refunded() != null) {
            return;
        }
        if (returned.signum() > 0) {
            payment.refund(returned, "returned goods");
        } else if (!offer.meal() && chance.percent(9)) {
            ReturnItems giveBack = new ReturnItems(returning(order.items()), chance.oneOf(Catalogue.DEFECTS));
            errand.planAtWork(errand.hours(20, 160), errand.customerWill(), giveBack, this::next);
        } else if (chance.percent(2)) {
            payment.refund(payment.total().subtract(PaymentJourney.tenthLess(payment.total())), "delivered late");
        } else if (chance.percent(2)) {
            CorrectOrder correct = new CorrectOrder("discount was forgotten", PaymentJourney.tenthLess(payment.total()));
            errand.planAtWork(errand.hours(2, 60), errand.staff(), correct, this::next);
        }
    }

    private void cancelled(OrderState order) {
        if (Objects.requireNonNull(order.payment()).status() == PaymentStatus.PAID) {
            payment.refund(payment.total(), "order was cancelled");
        }
    }

    /// Everything, or one piece of the first item.
    private List<Returned> returning(List<Item> items) {
        return chance.percent(50)
                ? items.stream().map(item -> new Returned(item.productId(), (int) item.quantity())).toList()
                : List.of(new Returned(items.getFirst().productId(), 1));
    }

    private void customer(OrderCommand command) {
        errand.plan(errand.seconds(15, 300), errand.customerWill(), command, this::next);
    }

    private void work(Duration delay, OrderCommand command) {
        if (offer.meal()) {
            errand.plan(delay, errand.reaction(offer.shop()), command, this::next);
        } else {
            errand.planAtWork(delay, errand.reaction("warehouse"), command, this::next);
        }
    }

    private Line line() {
        int quantity = offer.simple() || !chance.percent(35) ? 1 : 2 + chance.number(2);
        return chance.oneOf(offer.meal() ? Catalogue.MEALS : Catalogue.GOODS).line(quantity);
    }

    private static String user(String carrier) {
        return carrier.toLowerCase(Locale.ROOT);
    }
}
