/// An event store on PostgreSQL, as a library: append, read, fold. It knows no aggregate of any business and no widget.
module hindcast.store {
    requires transitive java.sql;
    requires transitive tools.jackson.databind;
    requires transitive org.jspecify;
    requires org.postgresql.jdbc;
    requires flyway.core;
    requires org.slf4j;

    exports hindcast.store;
    exports hindcast.store.aggregate;
    exports hindcast.store.causes;
    exports hindcast.store.chaos;
    exports hindcast.store.compare;
    exports hindcast.store.command;
    exports hindcast.store.log;
    exports hindcast.store.projection;
    exports hindcast.store.projection.admin;
    exports hindcast.store.projection.lag;
    exports hindcast.store.projection.rebuild;
    exports hindcast.store.projection.run;
    exports hindcast.store.question;
    exports hindcast.store.scale;
    exports hindcast.store.snapshot;
    exports hindcast.store.timeline;
    exports hindcast.store.upkeep;
    exports hindcast.store.verify;
    exports hindcast.store.verify.rows;
    exports hindcast.store.whatif;
}
