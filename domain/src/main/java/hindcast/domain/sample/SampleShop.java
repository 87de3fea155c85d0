package hindcast.domain.sample;

import hindcast.domain.account.AccountCommand;
import hindcast.domain.account.AccountCommand.CreateAccount;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.account.AccountState;
import hindcast.domain.order.Order;
import hindcast.domain.sample.OrderJourney.Offer;
import hindcast.store.Bulk.Placement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A shop that never was: thirty days of orders and accounts to try the explorer on. Every event comes of a command that the real rules
/// accepted; the clock is set back and every chance comes of one seed.
public final class SampleShop {
    /// How far back it reaches.
    public static final Duration HISTORY = Duration.ofDays(30);

    /// So many numbers of orders and of accounts belong to a seed alone: two samples in one store do not meet.
    private static final long ORDER_RANGE = 0x400000;
    private static final int ACCOUNT_RANGE = 1_000;
    private static final long FIRST_ORDER = 0x7f000000L;
    private static final int TILL = 0;

    private final List<Placement> happened = new ArrayList<>();
    private final Chance chance;
    private final Agenda agenda;
    private final Instant start;
    private final Scene scene;
    private final List<Life<AccountState, AccountCommand, AccountEvent>> vendors = new ArrayList<>();
    private final List<Customer> customers = new ArrayList<>();
    private final Instant[] orders;
    private final long step;
    private long number;

    private SampleShop(long seed, int orders, Instant end) {
        this.chance = new Chance(seed);
        this.start = end.minus(HISTORY).truncatedTo(ChronoUnit.MILLIS);
        this.agenda = new Agenda(start, end);
        this.scene = new Scene(agenda, chance, happened::add, 1 + ACCOUNT_RANGE * (int) Math.floorMod(seed - 1, 100_000L));
        this.orders = chance.times(orders, start, end);
        this.step = Math.max(1, ORDER_RANGE / Math.max(1, orders));
        this.number = Math.floorMod(FIRST_ORDER + (seed - 1) * ORDER_RANGE, 1L << 32);
    }

    /// The events of a sample in the order in which they happened, each behind those of its stream. They are made while they are read.
    ///
    /// @param seed   the same seed, number and end make the same events; seeds from 1 to 1,024 share no id of an order or account
    /// @param orders how many orders are begun, from 0; there is an account for every ten, and at least nine
    /// @param end    nothing happens later; what is under way then stays so
    public static Stream<Placement> of(long seed, int orders, Instant end) {
        SampleShop shop = new SampleShop(seed, orders, end);
        shop.open(Math.clamp(orders / 10, 9, ACCOUNT_RANGE));
        return Stream.iterate(shop.next(), Optional::isPresent, _ -> shop.next()).flatMap(step -> step.orElseThrow().stream());
    }

    private Optional<List<Placement>> next() {
        happened.clear();
        return agenda.advance() ? Optional.of(List.copyOf(happened)) : Optional.empty();
    }

    private void open(int accounts) {
        Instant[] takings = chance.times(Till.EVENTS - 1, start, start.plus(HISTORY));
        agenda.at(start, new Till(scene, scene.account(TILL), takings)::begin);
        for (int i = 0; i < Catalogue.VENDORS.size(); i++) {
            openVendor(Catalogue.VENDORS.get(i), scene.account(1 + i));
        }
        int holders = accounts - 1 - Catalogue.VENDORS.size();
        for (int i = 0; i < Math.max(holders + 10, orders.length / 3); i++) {
            customers.add(i < holders ? holder(scene.account(accounts - holders + i)) : customer(Optional.empty()));
        }
        expect(0);
    }

    private void openVendor(String vendor, Life<AccountState, AccountCommand, AccountEvent> account) {
        vendors.add(account);
        CreateAccount create = new CreateAccount(vendor + "@example.org", "Vendor " + vendor, "EUR");
        agenda.at(start, () -> account.issue(create, Life.Origin.staff(scene.flow(), Catalogue.STAFF.getFirst()), agenda.now()));
    }

    /// Two of three held an account before most orders; the others come later.
    private Customer holder(Life<AccountState, AccountCommand, AccountEvent> account) {
        Customer customer = customer(Optional.of(account));
        Instant latest = chance.percent(67) ? start.plus(Duration.ofHours(20)) : start.plus(HISTORY);
        agenda.at(chance.times(1, start, latest)[0], new AccountHolder(scene, customer, account)::begin);
        return customer;
    }

    private Customer customer(Optional<Life<AccountState, AccountCommand, AccountEvent>> account) {
        return new Customer(
                "c-" + (2_001 + customers.size()),
                chance.oneOf(Catalogue.FIRST_NAMES) + " " + chance.oneOf(Catalogue.LAST_NAMES),
                chance.oneOf(Catalogue.STREETS) + " " + (1 + chance.number(120)) + ", " + chance.oneOf(Catalogue.CITIES),
                chance.percent(94) ? "EUR" : "CHF",
                "198.51.100." + (1 + chance.number(254)),
                chance.oneOf(Catalogue.AGENTS),
                account.orElse(null));
    }

    private void expect(int index) {
        if (index < orders.length) {
            agenda.at(orders[index], () -> {
                begin();
                expect(index + 1);
            });
        }
    }

    private void begin() {
        Customer customer = chance.oneOf(customers);
        boolean meal = chance.percent(45);
        int vendor = chance.number(vendors.size());
        boolean credited = !meal && customer.currency().equals("EUR");
        int revision = revision();
        Offer offer = new Offer(
                meal, meal ? chance.oneOf(Catalogue.RESTAURANTS) : Catalogue.VENDORS.get(vendor), 1 + chance.number(meal ? 4 : 3), revision < 3);
        number += 1 + chance.number((int) step);
        Errand errand = new Errand(scene, customer, scene.flow(), new Life<>(
                Order.AGGREGATE, "order-%08x".formatted(number & 0xFFFFFFFFL), chance, OldProgram.storing(revision, scene.log())));
        new OrderJourney(errand, offer, credited ? Optional.of(vendors.get(vendor)) : Optional.empty()).begin();
    }

    /// The program was updated twice in the first two days.
    private int revision() {
        Duration age = Duration.between(start, agenda.now());
        return age.compareTo(Duration.ofHours(16)) < 0 ? 1 : age.compareTo(Duration.ofHours(40)) < 0 ? 2 : 3;
    }
}
