/// What happens to orders and accounts, written as events, commands and rules. No SQL, no widget.
module hindcast.domain {
    requires transitive hindcast.store;

    exports hindcast.domain;
    exports hindcast.domain.account;
    exports hindcast.domain.order;
    exports hindcast.domain.readmodel;
    exports hindcast.domain.sample;
}
