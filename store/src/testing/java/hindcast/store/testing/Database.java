package hindcast.store.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Asks for a database on the real server that tests share. On a parameter of a test, a constructor or a lifecycle method, of type
/// `EventStore`, `DataSource`, `PGSimpleDataSource` (host, port, name) or `String` (a link `postgresql://user@host:port/name`).
///
/// Connections are not pooled: a test that minds their cost puts a pool upon the `DataSource`.
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Databases.class)
public @interface Database {
    /// Which database it is.
    Kind value() default Kind.SHARED;

    /// What a database holds at first, and who else sees it.
    enum Kind {
        /// A store, empty before the first test of the class; all tests of the class, nested ones too, share it.
        SHARED,
        /// A store for this one parameter, empty.
        OWN,
        /// A database without a store for this one parameter, as `create database` makes it.
        EMPTY
    }
}
