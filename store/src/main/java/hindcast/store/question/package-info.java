/// Questions to history: when something was so in one stream, and in which streams it is or was. What is asked is a condition of somebody else's making.
@NullMarked
package hindcast.store.question;

import org.jspecify.annotations.NullMarked;
