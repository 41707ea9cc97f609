package dev.longhand.formats;

import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// What reads the files of others cannot run anything of them, and says nothing by itself.
class FormatsArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.longhand.formats");

  @Test
  void thereIsSomethingToCheck() {
    Assertions.assertThat(CLASSES.size()).isGreaterThan(10);
  }

  @Test
  void nothingIsRunLoadedOrFetched() {
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.lang.reflect..", "java.net..", "java.rmi..", "javax.script..", "javax.naming..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.io\\.ObjectInputStream|java\\.lang\\.(ProcessBuilder|Runtime|ClassLoader)|"
                + "java\\.beans\\.XMLDecoder")
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .check(CLASSES);
  }

  @Test
  void nothingIsPrinted() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
  }
}
