package hindcast.domain.order;

import static hindcast.domain.rule.Rules.given;
import static hindcast.domain.rule.Rules.require;

import hindcast.domain.order.OrderCommand.AuthorizePayment;
import hindcast.domain.order.OrderCommand.FailPayment;
import hindcast.domain.order.OrderCommand.InitiatePayment;
import hindcast.domain.order.OrderCommand.RefundPayment;
import hindcast.domain.order.OrderEvent.PaymentAuthorized;
import hindcast.domain.order.OrderEvent.PaymentFailed;
import hindcast.domain.order.OrderEvent.PaymentInitiated;
import hindcast.domain.order.OrderEvent.PaymentRefunded;
import hindcast.domain.order.OrderState.Payment;
import hindcast.domain.rule.Money;
import hindcast.domain.rule.Rules;
import hindcast.store.aggregate.Decision;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The rules of an order's payment: initiated for the whole total, then authorized or failed, and refunded at most once over.
final class PaymentRules {
    private static final int CARD_DIGITS = 4;

    private PaymentRules() {
    }

    static Decision<OrderEvent> initiate(OrderState order, InitiatePayment command) {
        return require(OrderRules.isConfirmed(order), "an order is paid only after it is confirmed; this one is " + order.status())
                .and(order.status() != OrderStatus.CANCELLED, "a cancelled order is not paid")
                .and(payment(order).status() != PaymentStatus.PAID, "the order is paid already")
                .and(given(command.method()), "a payment needs a method")
                .and(Money.isAmount(command.amount()) && Money.same(command.amount(), order.total()),
                        "the amount must be the order's total, " + order.total() + "; it is " + command.amount())
                .then(() -> new PaymentInitiated(command.method(), command.amount()));
    }

    static Decision<OrderEvent> authorize(OrderState order, AuthorizePayment command) {
        return initiated(order, "authorized")
                .and(isMasked(command.card()), "a card is kept masked, with at most its last four digits")
                .then(() -> new PaymentAuthorized(payment(order).amount(), command.authorization(), command.card()));
    }

    static Decision<OrderEvent> fail(OrderState order, FailPayment command) {
        return initiated(order, "failed")
                .and(given(command.reason()), "a payment fails for a reason")
                .then(() -> new PaymentFailed(command.reason()));
    }

    static Decision<OrderEvent> refund(OrderState order, RefundPayment command) {
        BigDecimal left = payment(order).refundable();
        return require(payment(order).status() == PaymentStatus.PAID,
                        "only a paid order is refunded; its payment is " + payment(order).status())
                .and(Money.isPositive(command.amount()), "a refund must be more than zero; this is " + command.amount())
                .and(Money.atMost(command.amount(), left),
                        "no more is refunded than was paid and not yet refunded, " + left + "; this is " + command.amount())
                .and(given(command.reason()), "a refund needs a reason")
                .then(() -> new PaymentRefunded(command.amount(), command.reason()));
    }

    private static Rules initiated(OrderState order, String what) {
        return require(payment(order).status() == PaymentStatus.INITIATED,
                "only an initiated payment can be " + what + "; this one is " + payment(order).status());
    }

    private static boolean isMasked(@Nullable String card) {
        return card == null || card.chars().filter(Character::isDigit).count() <= CARD_DIGITS;
    }

    private static Payment payment(OrderState order) {
        return order.payment() == null ? Payment.PENDING : order.payment();
    }
}
