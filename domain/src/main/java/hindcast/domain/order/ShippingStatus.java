package hindcast.domain.order;

/// Where the goods are. The first four follow one another in this order; CANCELLED ends the way at any of them.
public enum ShippingStatus { WAITING_FOR_PAYMENT, WAITING_FOR_SHIPMENT, IN_TRANSIT, DELIVERED, CANCELLED }
