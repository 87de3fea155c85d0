package hindcast.app.question;

import org.jspecify.annotations.Nullable;

/// A part of an expression, ready to be evaluated.
@FunctionalInterface
interface Term {
    /// Its value, in the forms of [Values]; null for what is not there.
    ///
    /// @throws Fault when it has none
    @Nullable Object in(Run run);
}
