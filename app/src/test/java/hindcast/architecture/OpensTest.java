package hindcast.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What others reach into by reflection is opened to them. Tests run without modules and would not notice.
final class OpensTest {
    private static final Set<String> FILLED = Set.of("Option", "Parameters", "Mixin", "ArgGroup", "Spec", "FXML");

    @Test
    void commandsAreOpenToTheOneWhoFillsThem() throws IOException {
        assertEquals(Set.of(), missing("picocli", "info.picocli"));
    }

    @Test
    void viewsAreOpenToTheOneWhoFillsThem() throws IOException {
        assertEquals(Set.of(), missing("javafx.fxml", "javafx.fxml"));
    }

    @Test
    void whatIsReadFromAFileIsOpenToTheOneWhoReadsIt() throws IOException {
        Set<JavaClass> read = new HashSet<>();
        ours().filter(type -> type.getMethodCallsFromSelf().stream().anyMatch(call -> call.getName().equals("readValue")))
                .flatMap(type -> type.getReferencedClassObjects().stream())
                .forEach(literal -> reach(literal.getRawType().getBaseComponentType(), read));
        assertFalse(read.isEmpty(), "the saved connections are read so");
        assertEquals(Set.of(), closed(read.stream(), "tools.jackson.databind"));
    }

    private static void reach(JavaClass type, Set<JavaClass> reached) {
        if (type.getPackageName().startsWith("hindcast.app") && !type.isEnum() && reached.add(type)) {
            type.getFields().forEach(field -> reach(field.getRawType().getBaseComponentType(), reached));
        }
    }

    private static Set<String> missing(String annotations, String module) throws IOException {
        return closed(ours().filter(type -> type.getFields().stream().anyMatch(field -> isFilled(field, annotations))), module);
    }

    private static Stream<JavaClass> ours() {
        return Code.OF_THE_PROGRAM.stream()
                .filter(type -> type.getPackageName().startsWith("hindcast.app") || type.getPackageName().startsWith("hindcast.cli"));
    }

    private static Set<String> closed(Stream<JavaClass> types, String module) throws IOException {
        List<String> descriptor = Files.readAllLines(Path.of("src/main/java/module-info.java"));
        return types.map(JavaClass::getPackageName)
                .filter(name -> descriptor.stream().noneMatch(line -> line.contains("opens " + name + " to ") && line.contains(module)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isFilled(JavaField field, String annotations) {
        return field.getAnnotations().stream().map(annotation -> annotation.getRawType())
                .anyMatch(type -> type.getPackageName().startsWith(annotations) && FILLED.contains(type.getSimpleName()));
    }
}
