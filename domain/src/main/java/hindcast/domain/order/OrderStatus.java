package hindcast.domain.order;

/// How far an order has come. The kitchen's way leads over PREPARING, READY and PICKED_UP, the parcel's over SHIPPED.
public enum OrderStatus { DRAFT, CONFIRMED, PREPARING, READY, PICKED_UP, SHIPPED, DELIVERED, RETURNED, CANCELLED }
