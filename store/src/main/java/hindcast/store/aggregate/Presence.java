package hindcast.store.aggregate;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/// What must be present in a payload: every component of its record that is neither `@Nullable` nor an `Optional`, and each of its
/// elements. So a record that says "never null" is never filled with one, whatever is stored, and costs nothing to check: it is asked once
/// a type, not once an event.
final class Presence extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
        boolean required = member instanceof AnnotatedParameter parameter && parameter.getDeclaringClass().isRecord() && !optional(parameter);
        return required ? JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL) : super.findSetterInfo(config, member);
    }

    private static boolean optional(AnnotatedParameter parameter) {
        RecordComponent component = parameter.getDeclaringClass().getRecordComponents()[parameter.getIndex()];
        return component.getType() == Optional.class || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
