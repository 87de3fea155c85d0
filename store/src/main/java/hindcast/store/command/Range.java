package hindcast.store.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Which numbers make sense in a field of a command, whatever the state: a form refuses the others at the field. The rules of the aggregate
/// refuse them too, for commands that come from elsewhere. What is left empty is no limit.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    /// The smallest number that is allowed.
    String least() default "";

    /// The number that every allowed one is more than.
    String above() default "";

    /// The largest number that is allowed.
    String most() default "";
}
