package hindcast.store.aggregate;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/// What must be present in a payload: every component of its record that is not `@Nullable`, and each of its
/// elements. So a record that says "never null" is never filled with one, whatever is stored, and costs nothing to check: it is asked once
/// a type, not once an event.
final class Presence extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
        boolean required = member instanceof AnnotatedParameter parameter && parameter.getDeclaringClass().isRecord() && !nullable(parameter);
        return required ? JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL) : super.findSetterInfo(config, member);
    }

    private static boolean nullable(AnnotatedParameter parameter) {
        RecordComponent[] components = parameter.getDeclaringClass().getRecordComponents();
        return components[parameter.getIndex()].getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
