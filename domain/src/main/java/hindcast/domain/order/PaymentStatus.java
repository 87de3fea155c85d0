package hindcast.domain.order;

/// What has become of the payment. A failed one may be initiated again; REFUNDED means all of it.
public enum PaymentStatus { PENDING, INITIATED, PAID, FAILED, REFUNDED }
