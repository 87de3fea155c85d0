package hindcast.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the program consists of, without its tests, as the rules see it. Read once: it takes a second or two.
final class Code {
    static final JavaClasses OF_THE_PROGRAM = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("hindcast");

    private Code() {
    }

    /// The packages that hold something.
    static Stream<JavaPackage> packages() {
        return OF_THE_PROGRAM.stream().map(JavaClass::getPackage).distinct().sorted(Comparator.comparing(JavaPackage::getName));
    }

    /// A condition in words, which a class meets or not.
    static ArchCondition<JavaClass> meet(String words, Predicate<JavaClass> met) {
        return new ArchCondition<>(words) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, met.test(type), type.getDescription() + " in " + type.getSourceCodeLocation()));
            }
        };
    }
}
