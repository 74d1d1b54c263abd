package com.papertrade;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** What holds the shape of the house. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(PaperTradeApplication.class);

    private static final String[] WHERE_FIGURES_ARE_EXACT = {
        "com.papertrade.money..",
        "com.papertrade.portfolio..",
        "com.papertrade.trading..",
        "com.papertrade.performance.."
    };

    private static final DescribedPredicate<JavaClass> FLOATING_POINT = describe(
            "are floating point",
            type -> Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                    .contains(type.getBaseComponentType().getName()));

    @Test
    void modulesDependOneWay() {
        var modules = ApplicationModules.of(PaperTradeApplication.class);
        assertThat(modules.stream()).isNotEmpty();
        modules.verify();
    }

    @Test
    void onlyScreensKnowVaadin() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.papertrade.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .check(CLASSES);
    }

    @Test
    void theKernelKnowsNoSpring() {
        noClasses()
                .that()
                .resideInAnyPackage("com.papertrade.money..", "com.papertrade.calendar..")
                .and()
                .doNotHaveSimpleName("package-info") // which names the module's dependencies
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(CLASSES);
    }

    /** A stream that is not closed keeps its connection, and ten of them are all there are. */
    @Test
    void rowsAreReadAsListsAndNeverAsStreamsThatKeepTheirConnection() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(resideInAPackage("org.springframework.jdbc..")))
                        .and(target(describe(
                                "return a stream",
                                method -> method.getRawReturnType().isEquivalentTo(Stream.class)))))
                .check(CLASSES);
    }

    @Test
    void theTimeComesFromTheClock() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(resideInAPackage("java.time")))
                        .and(target(name("now")))
                        .and(target(rawParameterTypes(new Class<?>[0]))))
                .check(CLASSES);
    }

    @Test
    void datesAreThoseOfJavaTime() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Calendar")
                .check(CLASSES);
    }

    @Test
    void moneyIsNeverFloatingPoint() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(WHERE_FIGURES_ARE_EXACT)
                .should()
                .haveRawType(FLOATING_POINT)
                .check(CLASSES);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(WHERE_FIGURES_ARE_EXACT)
                .should()
                .haveRawReturnType(FLOATING_POINT)
                .check(CLASSES);
        assertThat(CLASSES.stream()
                        .filter(JavaClass.Predicates.resideInAnyPackage(WHERE_FIGURES_ARE_EXACT))
                        .flatMap(type -> type.getCodeUnits().stream())
                        .filter(unit -> unit.getRawParameterTypes().stream().anyMatch(FLOATING_POINT)))
                .isEmpty();
    }

    /** The commercial components, by a class that each of them has or has had. */
    @Test
    void noCommercialVaadinComponentIsOnTheClasspath() {
        assertThat(Stream.of(
                                "charts.Chart",
                                "gridpro.GridPro",
                                "crud.Crud",
                                "board.Board",
                                "cookieconsent.CookieConsent",
                                "richtexteditor.RichTextEditor",
                                "spreadsheet.Spreadsheet",
                                "map.Map",
                                "dashboard.Dashboard")
                        .map(component -> "/com/vaadin/flow/component/" + component.replace('.', '/') + ".class")
                        .filter(component -> getClass().getResource(component) != null))
                .isEmpty();
    }
}
