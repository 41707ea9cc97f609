package dev.longhand;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The promises of ARCHITECTURE.md that a compiler does not keep.
class ArchitectureTest {
  private static final String ROOT = "dev.longhand.";

  /// What `Math` may compute differently on another machine or after compilation.
  private static final Set<String> INEXACT =
      Set.of(
          "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "hypot", "log",
          "log10", "log1p", "pow", "sin", "sinh", "tan", "tanh");

  private static JavaClasses classes;
  private static PackageTable table;

  @BeforeAll
  static void readCodeAndTable() throws IOException {
    classes = new ClassFileImporter().importPath(Path.of("target", "classes"));
    table = PackageTable.read(Path.of("..", "ARCHITECTURE.md"));
  }

  @Test
  void thereIsSomethingToCheck() {
    assertThat(classes).hasSizeGreaterThan(20);
    assertThat(table.rows()).hasSizeGreaterThan(5);
  }

  @Test
  void everyPackageHasARow() {
    assertThat(classes)
        .allSatisfy(type -> assertThat(table.knows(nameOf(type))).as(nameOf(type)).isTrue());
  }

  @Test
  void everyRowHasAPackage() {
    assertThat(classes.stream().map(ArchitectureTest::nameOf)).containsAll(table.rows().keySet());
  }

  @Test
  void everyNameAmongTheArrowsHasARow() {
    assertThat(table.rows().values().stream().flatMap(Set::stream))
        .allSatisfy(name -> assertThat(table.covers(name)).as(name).isTrue());
  }

  @Test
  void everyImportIsAnArrowOfTheTable() {
    var strangers = new TreeMap<String, String>();
    for (var type : classes) {
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        var target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith(ROOT)
            && !table.allows(nameOf(type), nameOf(target))) {
          strangers.put(nameOf(type) + " -> " + nameOf(target), dependency.getDescription());
        }
      }
    }

    assertThat(strangers)
        .as("arrows that ARCHITECTURE.md does not have, with an example")
        .isEmpty();
  }

  @Test
  void packagesFormNoCycle() {
    check(slices().matching(ROOT + "(**)").should().beFreeOfCycles());
  }

  @Test
  void theLibraryPrintsNothing() {
    check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
  }

  @Test
  void noObjectsAreReadOrWrittenByJavaItself() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ObjectOutputStream.class));
  }

  @Test
  void nothingIsReflected() {
    check(noClasses().should().dependOnClassesThat().resideInAPackage("java.lang.reflect.."));
    check(noAccess("Class.forName", to(Class.class.getName(), "forName"::equals)));
  }

  @Test
  void everyFunctionIsTheSameOnEveryMachine() {
    check(noAccess("inexact functions of Math", to(Math.class.getName(), INEXACT::contains)));
  }

  /// Some countries write other digits, and Turkish has another small I.
  @Test
  void nothingIsWordedByTheCountryOfTheUser() {
    check(
        noClasses()
            .should()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase"));
  }

  @Test
  void noStreamSharesItsWorkAmongThreads() {
    check(
        noAccess(
            "parallel streams",
            access -> Set.of("parallel", "parallelStream").contains(access.getTarget().getName())));
  }

  @Test
  void vectorsAreKnownToTheKernelsAlone() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "kernel")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.vector.."));
  }

  @Test
  void noSumDependsOnTheWidthOfAVector() {
    check(
        noAccess(
            "lanes reduced in an order of Java's choice",
            access -> access.getTarget().getName().startsWith("reduceLanes")));
  }

  @Test
  void nothingStaticCanChange() {
    check(fields().that().areStatic().should().beFinal());
  }

  private static void check(ArchRule rule) {
    rule.check(classes);
  }

  private static ArchRule noAccess(String what, Predicate<JavaAccess<?>> access) {
    return noClasses().should().accessTargetWhere(describe(what, access));
  }

  private static Predicate<JavaAccess<?>> to(String owner, Predicate<String> name) {
    return access ->
        access.getTargetOwner().getName().equals(owner) && name.test(access.getTarget().getName());
  }

  private static String nameOf(JavaClass type) {
    return type.getPackageName().substring(ROOT.length());
  }
}
