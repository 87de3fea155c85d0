package hindcast.domain.sample;

import hindcast.domain.account.AccountCommand;
import hindcast.domain.account.AccountCommand.Deposit;
import hindcast.domain.account.AccountCommand.Withdraw;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.account.AccountState;
import hindcast.domain.order.OrderCommand;
import hindcast.domain.order.OrderCommand.AuthorizePayment;
import hindcast.domain.order.OrderCommand.CancelOrder;
import hindcast.domain.order.OrderCommand.CorrectOrder;
import hindcast.domain.order.OrderCommand.FailPayment;
import hindcast.domain.order.OrderCommand.InitiatePayment;
import hindcast.domain.order.OrderCommand.RefundPayment;
import hindcast.domain.order.OrderState.Payment;
import hindcast.domain.order.PaymentStatus;
import hindcast.store.aggregate.Decision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// How an order of the sample is paid: by card and the like, or from the customer's account in the shop, whose own rules may refuse.
/// What was paid for a vendor's goods goes on to the vendor's account.
final class PaymentJourney {
    private static final String ACCOUNT = "ACCOUNT";
    private static final String PAYMENTS = "payments";

    private final Errand errand;
    private final Chance chance;
    private final Optional<Life<AccountState, AccountCommand, AccountEvent>> vendor;
    private final String card;
    private final Runnable next;

    /// @param vendor the account that is credited when the order is paid, if any
    /// @param next   goes on with the order after every step
    PaymentJourney(Errand errand, Optional<Life<AccountState, AccountCommand, AccountEvent>> vendor, Runnable next) {
        this.errand = errand;
        this.chance = errand.scene().chance();
        this.vendor = vendor;
        this.card = "•• " + (10 + chance.number(90));
        this.next = next;
    }

    /// The order is confirmed and nobody has paid; some never do.
    void pay() {
        BigDecimal total = total();
        if (chance.percent(3)) {
            errand.plan(errand.minutes(1, 50), errand.customerWill(), new CancelOrder(chance.oneOf(Catalogue.REGRETS), errand.customer().id()), next);
        } else if (chance.percent(2)) {
            errand.plan(errand.minutes(1, 20), errand.staff(), new CorrectOrder("price list was out of date", tenthLess(total)), next);
        } else if (chance.percent(98)) {
            initiate();
        }
    }

    /// It did not work: most try again.
    void retry() {
        if (chance.percent(78)) {
            initiate();
        } else if (chance.percent(60)) {
            errand.plan(errand.minutes(10, 300), errand.customerWill(), new CancelOrder("payment did not work", errand.customer().id()), next);
        }
    }

    private void initiate() {
        boolean account = errand.customer().purse().isPresent() && chance.percent(45);
        String method = account ? ACCOUNT : chance.oneOf(Catalogue.METHODS);
        errand.plan(errand.minutes(1, 25), errand.customerWill(), new InitiatePayment(method, total()), next);
    }

    /// The payment is initiated: the provider, or the account, says yes or no.
    void answer() {
        Payment payment = Objects.requireNonNull(errand.state().payment());
        if (ACCOUNT.equals(payment.method())) {
            errand.scene().agenda().after(errand.seconds(1, 3), this::charge);
        } else if (chance.percent(13)) {
            answer(new FailPayment(chance.oneOf(Catalogue.DECLINED)));
        } else {
            answer(new AuthorizePayment(authorization(), "CREDIT_CARD".equals(payment.method()) ? card : null));
        }
    }

    private void answer(OrderCommand command) {
        errand.plan(errand.seconds(2, 180), errand.reaction(PAYMENTS), command, this::settle);
    }

    private void charge() {
        Withdraw withdraw = new Withdraw(total(), errand.customer().currency());
        errand.customer().purse().ifPresentOrElse(
                purse -> {
                    boolean charged = purse.ask(withdraw, errand.reaction(PAYMENTS), errand.scene().agenda().now()) instanceof Decision.Accepted<?>;
                    Life.Origin because = charged ? Life.Origin.reaction(errand.flow(), purse.lastEvent(), PAYMENTS) : errand.reaction(PAYMENTS);
                    OrderCommand answer = charged ? new AuthorizePayment(authorization(), null) : new FailPayment("insufficient_funds");
                    errand.plan(errand.seconds(0, 2), because, answer, this::settle);
                },
                () -> errand.plan(errand.seconds(0, 2), errand.reaction(PAYMENTS), new FailPayment("account_closed"), this::settle));
    }

    private void settle() {
        Payment payment = Objects.requireNonNull(errand.state().payment());
        BigDecimal amount = Objects.requireNonNull(payment.amount());
        if (payment.status() == PaymentStatus.PAID && amount.signum() > 0) {
            vendor.ifPresent(account -> follow(account, new Deposit(amount, errand.customer().currency())));
        }
        next.run();
    }

    /// Gives money back.
    ///
    /// @param amount what is owed; no more than is left of the payment is given
    void refund(BigDecimal amount, String reason) {
        Payment payment = Objects.requireNonNull(errand.state().payment());
        BigDecimal left = Objects.requireNonNull(payment.amount()).subtract(payment.refunded() == null ? BigDecimal.ZERO : payment.refunded());
        BigDecimal back = amount.min(left);
        if (back.signum() > 0) {
            errand.planAtWork(errand.hours(1, 30), errand.staff(), new RefundPayment(back, reason), () -> {
                vendor.ifPresent(account -> follow(account, new Withdraw(back, errand.customer().currency())));
                if (ACCOUNT.equals(payment.method())) {
                    errand.customer().purse().ifPresent(purse -> follow(purse, new Deposit(back, errand.customer().currency())));
                }
                next.run();
            });
        }
    }

    /// A movement that the order's newest event causes. A vendor may have been paid out and have too little: then nothing moves.
    private void follow(Life<AccountState, AccountCommand, AccountEvent> account, AccountCommand command) {
        Life.Origin because = errand.reaction("settlement");
        errand.scene().agenda().after(errand.seconds(0, 3), () -> account.ask(command, because, errand.scene().agenda().now()));
    }

    BigDecimal total() {
        return Objects.requireNonNull(errand.state().total());
    }

    static BigDecimal tenthLess(BigDecimal amount) {
        return amount.multiply(new BigDecimal("0.9")).setScale(2, RoundingMode.HALF_UP);
    }

    private String authorization() {
        return chance.hex(5).toUpperCase(Locale.ROOT);
    }
}
