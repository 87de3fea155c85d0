package hindcast.domain.order;

import static hindcast.domain.order.Orders.CANCELLED;
import static hindcast.domain.order.Orders.CONFIRMED;
import static hindcast.domain.order.Orders.CREATED;
import static hindcast.domain.order.Orders.FAILED;
import static hindcast.domain.order.Orders.INITIATED;
import static hindcast.domain.order.Orders.PAID;
import static hindcast.domain.order.Orders.given;
import static hindcast.domain.order.Orders.money;

import hindcast.domain.order.OrderCommand.AuthorizePayment;
import hindcast.domain.order.OrderCommand.FailPayment;
import hindcast.domain.order.OrderCommand.InitiatePayment;
import hindcast.domain.order.OrderCommand.RefundPayment;
import hindcast.domain.order.OrderEvent.OrderCorrected;
import hindcast.domain.order.OrderEvent.PaymentAuthorized;
import hindcast.domain.order.OrderEvent.PaymentFailed;
import hindcast.domain.order.OrderEvent.PaymentInitiated;
import hindcast.domain.order.OrderEvent.PaymentRefunded;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The rules of an order's payment.
final class PaymentRulesTest {
    @Nested
    final class Initiating {
        private static final InitiatePayment PAY = new InitiatePayment("PAYPAL", money("88.8"));

        @Test
        void theTotalOfAConfirmedOrderIsPaidHoweverManyDigitsItIsWrittenWith() {
            given(CREATED, CONFIRMED).when(PAY).then(new PaymentInitiated("PAYPAL", money("88.8")));
        }

        @Test
        void aFailedPaymentIsTriedAgain() {
            given(CREATED, CONFIRMED, INITIATED, FAILED).when(PAY).then(new PaymentInitiated("PAYPAL", money("88.8")));
        }

        @Test
        void aCorrectedTotalIsWhatIsPaid() {
            OrderCorrected corrected = new OrderCorrected("discount", money("80.00"));
            given(CREATED, CONFIRMED, corrected).when(new InitiatePayment("PAYPAL", money("80.00")))
                    .then(new PaymentInitiated("PAYPAL", money("80.00")));
            given(CREATED, CONFIRMED, corrected).when(PAY).refused("the amount must be the order's total, 80.00; it is 88.8");
        }

        @Test
        void anotherAmountIsNotTaken() {
            given(CREATED, CONFIRMED).when(new InitiatePayment("PAYPAL", money("88.79")))
                    .refused("the amount must be the order's total, 88.80; it is 88.79");
        }

        @Test
        void aDraftIsNotPaid() {
            given(CREATED).when(PAY).refused("an order is paid only after it is confirmed; this one is DRAFT");
        }

        @Test
        void aPaidOrderIsNotPaidAgain() {
            given(CREATED, CONFIRMED, INITIATED, PAID).when(PAY).refused("the order is paid already");
        }

        @Test
        void aCancelledOrderIsNotPaid() {
            given(CREATED, CONFIRMED, CANCELLED).when(PAY).refused("a cancelled order is not paid");
        }

        @Test
        void aPaymentHasAMethod() {
            given(CREATED, CONFIRMED).when(new InitiatePayment("", money("88.80"))).refused("a payment needs a method");
        }
    }

    @Nested
    final class Answering {
        @Test
        void whatWasInitiatedIsAuthorized() {
            given(CREATED, CONFIRMED, INITIATED).when(new AuthorizePayment("7F21A", "•• 34"))
                    .then(new PaymentAuthorized(money("88.80"), "7F21A", "•• 34"));
            given(CREATED, CONFIRMED, INITIATED).when(new AuthorizePayment(null, null)).then(new PaymentAuthorized(money("88.80"), null, null));
        }

        @Test
        void aCardNumberIsNeverKept() {
            given(CREATED, CONFIRMED, INITIATED).when(new AuthorizePayment("7F21A", "4111 1111 1111 1111"))
                    .refused("a card is kept masked, with at most its last four digits");
        }

        @Test
        void whatWasInitiatedFails() {
            given(CREATED, CONFIRMED, INITIATED).when(new FailPayment("insufficient_funds")).then(new PaymentFailed("insufficient_funds"));
        }

        @Test
        void aFailureHasAReason() {
            given(CREATED, CONFIRMED, INITIATED).when(new FailPayment("")).refused("a payment fails for a reason");
        }

        @Test
        void onlyWhatIsInitiatedIsAnswered() {
            given(CREATED, CONFIRMED).when(new AuthorizePayment(null, null))
                    .refused("only an initiated payment can be authorized; this one is PENDING");
            given(CREATED, CONFIRMED, INITIATED, FAILED).when(new AuthorizePayment(null, null))
                    .refused("only an initiated payment can be authorized; this one is FAILED");
            given(CREATED, CONFIRMED, INITIATED, PAID).when(new FailPayment("late"))
                    .refused("only an initiated payment can be failed; this one is PAID");
        }
    }

    @Nested
    final class Refunding {
        @Test
        void aPartIsRefundedAndThenTheRest() {
            given(CREATED, CONFIRMED, INITIATED, PAID).when(new RefundPayment(money("19.90"), "damaged"))
                    .then(new PaymentRefunded(money("19.90"), "damaged"));
            given(CREATED, CONFIRMED, INITIATED, PAID, new PaymentRefunded(money("19.90"), "damaged"))
                    .when(new RefundPayment(money("68.90"), "damaged too")).then(new PaymentRefunded(money("68.90"), "damaged too"));
        }

        @Test
        void noMoreThanWasPaid() {
            given(CREATED, CONFIRMED, INITIATED, PAID).when(new RefundPayment(money("88.81"), "damaged"))
                    .refused("no more is refunded than was paid and not yet refunded, 88.80; this is 88.81");
        }

        @Test
        void noMoreThanWasNotYetRefunded() {
            given(CREATED, CONFIRMED, INITIATED, PAID, new PaymentRefunded(money("19.90"), "damaged"))
                    .when(new RefundPayment(money("68.91"), "damaged"))
                    .refused("no more is refunded than was paid and not yet refunded, 68.90; this is 68.91");
        }

        @Test
        void onlyWhatIsPaid() {
            given(CREATED, CONFIRMED, INITIATED).when(new RefundPayment(money("1"), "damaged"))
                    .refused("only a paid order is refunded; its payment is INITIATED");
            given(CREATED, CONFIRMED, INITIATED, PAID, new PaymentRefunded(money("88.80"), "damaged"))
                    .when(new RefundPayment(money("1"), "damaged")).refused("only a paid order is refunded; its payment is REFUNDED");
        }

        @Test
        void moreThanNothingAndForAReason() {
            given(CREATED, CONFIRMED, INITIATED, PAID).when(new RefundPayment(money("0"), "damaged"))
                    .refused("a refund must be more than zero; this is 0");
            given(CREATED, CONFIRMED, INITIATED, PAID).when(new RefundPayment(money("1"), "")).refused("a refund needs a reason");
        }
    }
}
