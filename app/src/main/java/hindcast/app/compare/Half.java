package hindcast.app.compare;

import hindcast.app.shell.Place;

/// Which of the two.
enum Half {
    LEFT, RIGHT;

    Place.Timeline of(Place.Compare place) {
        return this == LEFT ? place.left() : place.right();
    }

    Side of(Comparison comparison) {
        return this == LEFT ? comparison.left() : comparison.right();
    }

    /// The same place with another one on this half.
    Place.Compare with(Place.Compare place, Place.Timeline side) {
        return this == LEFT ? new Place.Compare(side, place.right()) : new Place.Compare(place.left(), side);
    }
}
