package org.openviid.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which module may know what. No arrow may turn.
class ArchitectureTest {
  private static final String ROOT = "org.openviid.";

  /// The modules, by package, and what each may use directly.
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("schema", Set.of()),
          Map.entry("auth", Set.of("schema")),
          Map.entry("query", Set.of("schema")),
          Map.entry("codec", Set.of("schema")),
          Map.entry("reference", Set.of("schema")),
          Map.entry("store", Set.of("schema", "query")),
          Map.entry("blob.files", Set.of("schema", "store")),
          Map.entry("store.embedded", Set.of("schema", "query", "store", "blob.files")),
          Map.entry("peers", Set.of("schema", "auth", "query", "store")),
          Map.entry("wire", Set.of("schema", "auth", "codec")),
          Map.entry("engine", Set.of("schema", "query", "codec", "store", "peers")),
          Map.entry("http", Set.of("schema", "query", "reference", "codec", "auth", "store", "peers", "engine")),
          Map.entry("kit", Set.of("schema", "query", "codec", "auth", "wire")),
          Map.entry(
              "benchmarks",
              Set.of("schema", "query", "codec", "auth", "store", "blob.files", "store.embedded", "wire", "kit")),
          Map.entry(
              "server",
              Set.of(
                  "schema", "query", "reference", "codec", "auth", "store", "blob.files", "store.embedded",
                  "peers", "engine", "http",
                  "wire")),
          Map.entry("cli", Set.of("schema", "auth", "server", "kit", "benchmarks", "wire")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .withImportOption(location -> !location.contains("/jmh_generated/"))
          .importPackages("org.openviid");

  @Test
  void modulesUseOnlyWhatStandsBelowThem() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      String from = type.getPackageName().substring(ROOT.length());
      assertThat(ALLOWED).as("a rule for package %s", from).containsKey(from);
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getPackageName())
          .filter(target -> target.startsWith(ROOT))
          .map(target -> target.substring(ROOT.length()))
          .filter(to -> !to.equals(from) && !ALLOWED.getOrDefault(from, Set.of()).contains(to))
          .forEach(to -> wrong.add(from + " → " + to + " (" + type.getSimpleName() + ")"));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void thereAreNoCycles() {
    slices().matching("org.openviid.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /// The platform's Base64 decoder corrupts memory when it is given what strangers send as it is
  /// (JDK-8392044); these know how to ask it.
  @Test
  void base64OfStrangersIsDecodedInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.openviid.benchmarks..")
        .and(not(simpleName("ContentDecoder").or(simpleName("Nonces")).or(simpleName("PemIdentity"))))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Base64.Decoder.class)
        .check(CLASSES);
  }

  @Test
  void eachTechnologyHasOneHome() {
    Map<String, List<String>> homes =
        Map.of(
            "org.rocksdb..", List.of("store.embedded"),
            "org.apache.lucene..", List.of("store.embedded"),
            "org.eclipse.jetty..", List.of("http", "benchmarks"),
            "tools.jackson.core..", List.of("codec", "server"),
            "tools.jackson.databind..", List.of("server"),
            "com.ctc.wstx..", List.of("codec"),
            "org.codehaus.stax2..", List.of("codec"),
            "io.micrometer..", List.of("http", "server"),
            "picocli..", List.of("cli"));
    homes.forEach(
        (technology, modules) ->
            noClasses()
                .that()
                .resideOutsideOfPackages(modules.stream().map(ROOT::concat).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology)
                .check(CLASSES));
  }

  @Test
  void nothingUsesWhatTheHouseRulesForbid() {
    noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class).check(CLASSES);
    noClasses()
        .that(not(simpleName("CertificateFile"))) // the platform says no other way when a certificate ends
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Date.class)
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages("org.openviid.cli", "org.openviid.benchmarks", "org.openviid.kit")
        .should()
        .accessField(System.class, "out")
        .check(CLASSES);
  }

  @Test
  void classesAreCalledByWhatTheyAre() {
    classes()
        .should()
        .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)$")
        .andShould()
        .haveNameNotMatching(".*\\.I[A-Z][a-z].*")
        .check(CLASSES);
  }
}
