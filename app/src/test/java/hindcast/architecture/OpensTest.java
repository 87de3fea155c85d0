package hindcast.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    private static Set<String> missing(String annotations, String module) throws IOException {
        List<String> descriptor = Files.readAllLines(Path.of("src/main/java/module-info.java"));
        return Code.OF_THE_PROGRAM.stream()
                .filter(type -> type.getPackageName().startsWith("hindcast.app") || type.getPackageName().startsWith("hindcast.cli"))
                .filter(type -> type.getFields().stream().anyMatch(field -> isFilled(field, annotations)))
                .map(JavaClass::getPackageName)
                .filter(name -> descriptor.stream().noneMatch(line -> line.contains("opens " + name + " to ") && line.contains(module)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isFilled(JavaField field, String annotations) {
        return field.getAnnotations().stream().map(annotation -> annotation.getRawType())
                .anyMatch(type -> type.getPackageName().startsWith(annotations) && FILLED.contains(type.getSimpleName()));
    }
}
