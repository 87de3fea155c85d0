/// The course of a rebuild: where it stands, how far it is, how quickly it comes on.
@NullMarked
package hindcast.app.projections.rebuild.course;

import org.jspecify.annotations.NullMarked;
