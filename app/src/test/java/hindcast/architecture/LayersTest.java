package hindcast.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who may know whom. The module descriptors say it for the three modules; these rules say it within them too.
final class LayersTest {
    private static final Set<String> SCREENS = Set.of("connect", "aggregates", "timeline", "projections");

    @Test
    void theStoreKnowsNoBusinessAndNoWindow() {
        noClasses().that().resideInAPackage("hindcast.store..")
            .should().dependOnClassesThat().resideInAnyPackage("hindcast.domain..", "hindcast.app..", "hindcast.cli..", "javafx..")
            .because("it is a library for any event-sourced system")
            .check(Code.OF_THE_PROGRAM);
    }

    @Test
    void theDomainKnowsNeitherAWindowNorADatabase() {
        noClasses().that().resideInAPackage("hindcast.domain..")
            .should().dependOnClassesThat().resideInAnyPackage("hindcast.app..", "hindcast.cli..", "javafx..", "java.sql..", "javax.sql..")
            .because("rules are pure functions of a history")
            .check(Code.OF_THE_PROGRAM);
    }

    @Test
    void onlyTheStoreSpeaksToTheDatabaseAndOnlyASessionConnectsToIt() {
        noClasses().that().resideOutsideOfPackages("hindcast.store..", "hindcast.app.session..")
            .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..", "org.flywaydb..")
            .because("a statement belongs to the store, a pool and a password to the session")
            .check(Code.OF_THE_PROGRAM);
    }

    @Test
    void theStoresStatementsAreItsOwn() {
        classes().that().resideInAPackage("hindcast.store.jdbc..")
            .should().onlyBeAccessed().byAnyPackage("hindcast.store..")
            .because("names of tables and columns stand in one place")
            .check(Code.OF_THE_PROGRAM);
    }

    @Test
    void whatIfCannotReachAStore() {
        noClasses().that().resideInAPackage("hindcast.store.whatif..")
            .should().transitivelyDependOnClassesThat().resideInAnyPackage("hindcast.store.jdbc..", "java.sql..", "javax.sql..")
            .because("what cannot reach a database cannot write to one, whatever is supposed")
            .check(Code.OF_THE_PROGRAM);
    }

    @Test
    void aModelKnowsNoWidget() {
        noClasses().that().haveSimpleNameEndingWith("Model")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
            .because("models are tested without a toolkit")
            .check(Code.OF_THE_PROGRAM);
    }

    @Test
    void theToolkitIsCalledInOnePlace() {
        noClasses().that().resideOutsideOfPackage("hindcast.app.fx..")
            .should().dependOnClassesThat().haveFullyQualifiedName("javafx.application.Platform")
            .because("who hands work to the toolkit's thread decides its order, and tests replace it")
            .check(Code.OF_THE_PROGRAM);
    }

    @Test
    void thePlumbingKnowsNoBusiness() {
        noClasses().that().resideInAPackage("hindcast.app.fx..")
            .should().dependOnClassesThat().resideInAnyPackage("hindcast.domain..", "hindcast.store..", "hindcast.cli..")
            .because("it is JavaFX as we would like it, for any program")
            .check(Code.OF_THE_PROGRAM);
    }

    @Test
    void screensDoNotKnowEachOther() {
        slices().matching("hindcast.app.(*)..").that(describe("screens", slice -> SCREENS.contains(slice.getNamePart(1))))
            .should().notDependOnEachOther()
            .because("they go to a place, and the navigator opens what stands there")
            .check(Code.OF_THE_PROGRAM);
    }

    @Test
    void packagesFormNoCycle() {
        // The jdbc package is the inside of the store's: EventStore speaks its vocabulary and hides it.
        slices().matching("hindcast.(**)").should().beFreeOfCycles()
            .ignoreDependency(resideInAPackage("hindcast.store"), resideInAPackage("hindcast.store.jdbc.."))
            .because("a package is understood after those that it uses, so one has to be the first")
            .check(Code.OF_THE_PROGRAM);
    }
}
