package hindcast.app.session;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The ways in which PostgreSQL's own programs are told where to connect: a URL, the PG* variables, the service file. What is said
/// explicitly wins over the service that it names, that over the variables, those over the defaults.
///
/// @param environment the variables of the process
/// @param home        the user's home folder
/// @param user        the user's name on this computer: who connects when nobody is named
public record Libpq(Map<String, String> environment, Path home, String user) {
    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("PGHOST", "host"),
            Map.entry("PGHOSTADDR", "hostaddr"),
            Map.entry("PGPORT", "port"),
            Map.entry("PGDATABASE", "dbname"),
            Map.entry("PGUSER", "user"),
            Map.entry("PGPASSWORD", "password"),
            Map.entry("PGSERVICE", "service"),
            Map.entry("PGSSLMODE", "sslmode"),
            Map.entry("PGSSLROOTCERT", "sslrootcert"),
            Map.entry("PGSSLCERT", "sslcert"),
            Map.entry("PGSSLKEY", "sslkey"),
            Map.entry("PGSSLNEGOTIATION", "sslnegotiation"),
            Map.entry("PGAPPNAME", "application_name"),
            Map.entry("PGCHANNELBINDING", "channel_binding"),
            Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
            Map.entry("PGGSSENCMODE", "gssencmode"),
            Map.entry("PGOPTIONS", "options"),
            Map.entry("PGREQUIREAUTH", "require_auth"));

    private static final Set<String> PLACES = Set.of("host", "hostaddr", "port", "dbname", "user", "service");

    public Libpq {
        environment = Map.copyOf(environment);
    }

    /// As this process was told.
    public static Libpq ofProcess() {
        return new Libpq(System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("user.name"));
    }

    /// What a `postgresql://` URL names.
    ///
    /// @throws IllegalArgumentException with a sentence when it cannot be understood
    public Target.Postgres url(String url) {
        return target(PostgresUrl.parameters(url.strip()));
    }

    /// What the variables name; empty when none of them names a place.
    public Optional<Target.Postgres> variables() {
        return variableParameters().keySet().stream().anyMatch(PLACES::contains) ? Optional.of(target(Map.of())) : Optional.empty();
    }

    /// The names of the services in the user's and the system's file. Reads files.
    public List<String> services() {
        return files().flatMap(file -> file.services().keySet().stream()).distinct().toList();
    }

    /// What a service names.
    ///
    /// @throws IllegalArgumentException with a sentence when there is no such service
    public Target.Postgres service(String name) {
        Target.Postgres found = target(Map.of("service", name));
        Connection connection = found.connection();
        return new Target.Postgres(connection.shown(name, connection.environment(), connection.colour()), found.password());
    }

    private Target.Postgres target(Map<String, String> explicit) {
        Map<String, String> variables = variableParameters();
        String service = explicit.getOrDefault("service", variables.getOrDefault("service", ""));
        Map<String, String> ofService = service.isEmpty() ? Map.of() : serviceParameters(service);
        return Parameters.target(Parameters.or(explicit, Parameters.or(ofService, variables)), user);
    }

    private Map<String, String> variableParameters() {
        Map<String, String> parameters = new HashMap<>();
        VARIABLES.forEach((variable, parameter) -> {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                parameters.put(parameter, value);
            }
        });
        return parameters;
    }

    private Map<String, String> serviceParameters(String name) {
        return files()
                .map(file -> file.services().get(name))
                .filter(found -> found != null)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No service file has a service named " + name));
    }

    private Stream<ServiceFile> files() {
        String own = environment.getOrDefault("PGSERVICEFILE", "");
        Path first = own.isEmpty() ? home.resolve(".pg_service.conf") : Path.of(own);
        String system = environment.getOrDefault("PGSYSCONFDIR", "");
        Stream<Path> second = system.isEmpty() ? Stream.empty() : Stream.of(Path.of(system, "pg_service.conf"));
        return Stream.concat(Stream.of(first), second).map(ServiceFile::read);
    }
}
