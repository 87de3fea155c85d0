package hindcast.store.testing;

import hindcast.store.EventStore;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.postgresql.ds.PGSimpleDataSource;

/// Resolves parameters annotated with [Database].
final class Databases implements ParameterResolver {
    private static final Namespace HERE = Namespace.create(Databases.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return parameter.isAnnotated(Database.class)
                && (type == EventStore.class || type == DataSource.class || type == PGSimpleDataSource.class || type == String.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        PGSimpleDataSource source = source(parameter.findAnnotation(Database.class).orElseThrow().value(), context);
        Class<?> type = parameter.getParameter().getType();
        if (type == EventStore.class) {
            return EventStore.open(source);
        }
        return type == String.class ? TestServer.link(source) : source;
    }

    private static PGSimpleDataSource source(Database.Kind kind, ExtensionContext context) {
        ExtensionContext.Store all = context.getRoot().getStore(HERE);
        TestServer server = TestServer.ofAll();
        return switch (kind) {
            case SHARED -> all.computeIfAbsent(outermost(context.getRequiredTestClass()), _ -> server.store(), PGSimpleDataSource.class);
            case OWN -> server.store();
            case EMPTY -> server.empty();
        };
    }

    private static Class<?> outermost(Class<?> test) {
        Class<?> outer = test.getEnclosingClass();
        return outer == null ? test : outermost(outer);
    }
}
