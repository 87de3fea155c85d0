package hindcast.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Habits that hold everywhere, so that nobody has to look for an exception.
final class HabitsTest {
    @Test
    void fewStartThreads() {
        noClasses().that().haveNameNotMatching("hindcast\\.app\\.fx\\.Background|hindcast\\.store\\.projection\\.run\\.(ProjectionRunner|Work|Feed)")
            .and().doNotHaveFullyQualifiedName("hindcast.store.projection.shadow.Workers")
            .and().doNotHaveFullyQualifiedName("hindcast.store.timeline.Folding")
            .and().doNotHaveFullyQualifiedName("hindcast.store.log.Replay")
            .and().haveNameNotMatching("hindcast\\.store\\.ranges\\.Workers(\\$Piece)?")
            .and().resideOutsideOfPackages("hindcast.app.embedded..", "hindcast.store.chaos..", "hindcast.store.scale..")
            .and().doNotHaveFullyQualifiedName("hindcast.app.session.Scratch")
            .and().doNotHaveFullyQualifiedName("hindcast.cli.bench.Writers")
            .and().doNotHaveFullyQualifiedName("hindcast.cli.program.Interruption")
            .should().callConstructor(Thread.class, Runnable.class)
            .orShould().callConstructor(Thread.class, Runnable.class, String.class)
            .orShould().callMethod(Thread.class, "start")
            .orShould().callMethod(Thread.class, "ofVirtual")
            .orShould().callMethod(Thread.class, "ofPlatform")
            .orShould().callMethod(Thread.class, "startVirtualThread", Runnable.class)
            .orShould().dependOnClassesThat().belongToAnyOf(Executors.class, CompletableFuture.class, Timer.class)
            .because("what runs beside the window is found in a few classes: see docs/decisions/which-states-are-kept.md for the one that folds")
            .check(Code.OF_THE_PROGRAM);
    }

    @Test
    void moneyNeverPassesThroughABinaryFloat() {
        noClasses().that().resideInAnyPackage("hindcast.domain..", "hindcast.store..")
            .should().callMethod(BigDecimal.class, "doubleValue")
            .orShould().callMethod(BigDecimal.class, "floatValue")
            .orShould().callMethod(BigDecimal.class, "valueOf", double.class)
            .orShould().callConstructor(BigDecimal.class, double.class)
            .orShould().callMethod(JsonNode.class, "doubleValue")
            .orShould().callMethod(JsonNode.class, "asDouble")
            .orShould().callMethod(JsonNode.class, "floatValue")
            .because("0.1 + 0.2 is 0.3 here")
            .check(Code.OF_THE_PROGRAM);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal()
            .because("what a class does depends on what it was given")
            .check(Code.OF_THE_PROGRAM);
    }

    @Test
    void objectsKeepTheirFieldsToThemselves() {
        fields().that().areNotStatic().should().notBePublic()
            .because("what others see can never change its shape")
            .check(Code.OF_THE_PROGRAM);
    }

    @Test
    void aClassIsExtendedOrFinal() {
        classes().that().areNotInterfaces().and().areNotEnums().and().areNotAnonymousClasses()
            .should(Code.meet("be extended or final", type -> isFinal(type) || !type.getSubclasses().isEmpty()))
            .because("a class is made to be extended, or it is not extended")
            .check(Code.OF_THE_PROGRAM);
    }

    @Test
    void nothingIsNullUnlessItSaysSo() {
        List<String> unmarked = Code.packages()
            .filter(one -> !one.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();

        assertEquals(List.of(), unmarked);
    }

    private static boolean isFinal(JavaClass type) {
        return type.getModifiers().contains(FINAL) && !type.getModifiers().contains(ABSTRACT);
    }
}
