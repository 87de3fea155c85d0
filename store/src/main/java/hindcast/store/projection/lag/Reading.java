package hindcast.store.projection.lag;

import hindcast.store.projection.admin.Limits;
import hindcast.store.projection.lag.Status.Failure;
import hindcast.store.projection.lag.Status.Rebuilding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the store says of a projection at one moment.
///
/// @param generation 0 when there is none
/// @param columns    of the generation in service
/// @param handled    events since it was made
/// @param behind     up to as many as were to be counted
/// @param late       how old the oldest event is that is not handled; null when there is none
/// @param stopped    who stopped it and why; null when nobody did
/// @param runner     who holds it; null when nobody does
record Reading(
        String name, int generation, int revision, String columns, long checkpoint, long handled, @Nullable Instant movedAt, long behind,
        @Nullable Duration late, @Nullable String stopped, Limits limits, @Nullable String runner, Optional<Failure> failure,
        Optional<Rebuilding> rebuild) {
}
