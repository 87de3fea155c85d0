package hindcast.domain.sample;

import hindcast.domain.order.OrderEvent.Line;
import java.math.BigDecimal;
import java.util.List;

/// What the sample shop sells, and who cooks and carries it.
final class Catalogue {
    /// A product and its price for one.
    record Product(String id, BigDecimal price) {
        Line line(int quantity) {
            return new Line(id, quantity, price);
        }
    }

    static final List<Product> MEALS = List.of(
            product("margherita", "9.50"), product("diavola", "11.90"), product("quattro-formaggi", "12.40"), product("tiramisu", "5.80"),
            product("pad-thai", "11.20"), product("green-curry", "12.90"), product("spring-rolls", "5.40"), product("ramen-shoyu", "13.50"),
            product("gyoza", "6.90"), product("cheeseburger", "10.80"), product("fries", "3.90"), product("falafel-bowl", "9.80"),
            product("caesar-salad", "8.70"), product("lemonade", "3.20"), product("mineral-water", "2.40"), product("ice-cream", "4.60"));

    static final List<Product> GOODS = List.of(
            product("iphone-15-case", "19.90"), product("charger-30w", "34.00"), product("charger-65w", "49.00"), product("usb-c-cable-2m", "12.90"),
            product("earbuds-air", "89.00"), product("headphones-nc700", "249.00"), product("power-bank-20k", "39.90"),
            product("hdmi-cable-3m", "14.50"), product("ssd-1tb", "94.90"), product("ssd-2tb", "159.00"), product("mouse-silent", "24.90"),
            product("keyboard-mech", "119.00"), product("webcam-4k", "139.00"), product("monitor-27", "289.00"), product("e-reader", "149.00"),
            product("smart-plug", "17.90"), product("led-strip-5m", "29.90"), product("router-ax3000", "109.00"));

    static final List<String> RESTAURANTS = List.of("r-3", "r-7", "r-11", "r-12", "r-18", "r-21", "r-26", "r-30");
    static final List<String> VENDORS = List.of("v-1", "v-2", "v-3", "v-4", "v-5", "v-6");
    static final List<String> DRIVERS = List.of("d-2", "d-5", "d-8", "d-12", "d-14", "d-17", "d-23");
    static final List<String> STAFF = List.of("u-2", "u-4", "u-9");
    static final List<String> METHODS = List.of("CREDIT_CARD", "CREDIT_CARD", "CREDIT_CARD", "PAYPAL", "SEPA_DEBIT");
    static final List<String> DECLINED = List.of(
            "insufficient_funds", "insufficient_funds", "card_expired", "limit_exceeded", "authentication_timeout", "suspected_fraud");
    static final List<String> REGRETS = List.of("changed my mind", "ordered by mistake", "found it cheaper", "takes too long");
    static final List<String> SHORTAGES = List.of("out of stock", "kitchen closed", "address outside the delivery area");
    static final List<String> DEFECTS = List.of("damaged", "wrong colour", "does not fit", "not as described");
    static final List<String> FAREWELLS = List.of("moved away", "not used any more", "asked for by letter");
    static final List<String> NOTES = List.of("ring twice", "leave it with the neighbour", "no onions", "gift, no invoice", "third floor, no lift");
    static final List<String> FIRST_NAMES = List.of(
            "Ada", "Ben", "Clara", "David", "Elif", "Finn", "Greta", "Hugo", "Ida", "Jonas", "Karim", "Lena", "Marta", "Nils", "Olga", "Paul");
    static final List<String> LAST_NAMES = List.of(
            "Albers", "Brandt", "Costa", "Demir", "Ekman", "Fischer", "Gruber", "Horn", "Ivers", "Jansen", "Keller", "Lind", "Moreau", "Novak");
    static final List<String> STREETS = List.of("Gartenstr.", "Hauptstr.", "Lindenallee", "Mühlenweg", "Am Markt", "Bahnhofstr.", "Schulstr.");
    static final List<String> CITIES = List.of("10115 Berlin", "20095 Hamburg", "50667 Köln", "80331 München", "04109 Leipzig", "70173 Stuttgart");
    static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15", "shop-android/7.2");

    private Catalogue() {
    }

    /// Who carries a parcel, and how its tracking numbers begin.
    enum Carrier {
        DHL("JD01"), DPD("0123"), GLS("GL8"), UPS("1Z99");

        private final String prefix;

        Carrier(String prefix) {
            this.prefix = prefix;
        }

        String tracking(Chance chance) {
            return prefix + (10_000 + chance.number(90_000));
        }
    }

    private static Product product(String id, String price) {
        return new Product(id, new BigDecimal(price));
    }
}
