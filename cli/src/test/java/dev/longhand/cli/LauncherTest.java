package dev.longhand.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the launcher in a project of its own, with a path that holds its tools and no Java, and
/// with JDKs that are a `release` file and a script that prints its arguments.
class LauncherTest {
  private static final List<String> TOOLS =
      List.of(
          "cat", "dirname", "find", "head", "mkdir", "mv", "readlink", "tail", "touch", "uname");
  private static final String ECHO = "for word in \"$@\"; do echo \"word: $word\"; done\n";

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Path project;
  private Path launcher;

  @BeforeEach
  void layOutAProjectThatIsBuilt() throws IOException {
    project = Files.createDirectories(folder.resolve("a project with spaces"));
    launcher = project.resolve("longhand");
    Files.copy(Path.of("..", "longhand"), launcher);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectories(project.resolve("cli/target"));
    Files.createFile(jar());
    Files.createFile(project.resolve("cli/target/cached"));
    makeNewerThanTheJar(project.resolve("cli/target/cached"));
    var tools = Files.createDirectories(folder.resolve("tools"));
    for (var tool : TOOLS) {
      program(tools.resolve(tool), "exec " + whereIs(tool) + " \"$@\"\n");
    }
    environment.put("PATH", tools.toString());
    environment.put("HOME", folder.resolve("nobody").toString());
    environment.put("LONGHAND_JVM_FOLDERS", folder.resolve("jvm").toString());
  }

  @Test
  void withoutAJavaItSaysWhatToInstall() throws Exception {
    var run = launch("--version");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("error[USAGE-005]: Longhand needs a JDK 25")
        .contains("fix: ")
        .contains("https://adoptium.net");
  }

  @Test
  void anOlderJavaIsNamedAmongThePlacesThatWereLookedAt() throws Exception {
    environment.put("JAVA_HOME", jdk("old", "17.0.15", ECHO).toString());

    var run = launch("--version");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(folder.resolve("old").toString());
  }

  @Test
  void argumentsArriveAsTheyWereWritten() throws Exception {
    environment.put("JAVA_HOME", jdk("a jdk", "25.0.3", ECHO).toString());

    var run = launch("generate", "my run", "--prompt", "it's a \"night\" *", "");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .endsWith(
            "word: -cp\nword: "
                + jar().toRealPath()
                + "\nword: dev.longhand.cli.Main\nword: generate\nword: my run\nword: --prompt\n"
                + "word: it's a \"night\" *\nword: \n")
        .contains("word: --add-modules=jdk.incubator.vector\n");
  }

  @Test
  void aSymbolicLinkLeadsToTheProject() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25.0.3", ECHO).toString());
    var first = Files.createSymbolicLink(folder.resolve("first"), launcher);
    var second = Files.createSymbolicLink(folder.resolve("second"), first.getFileName());

    var run = run(List.of(second.toString(), "summary"));

    assertThat(run.out()).contains("word: " + jar().toRealPath() + "\n");
  }

  @Test
  void aJavaOnThePathIsFound() throws Exception {
    var jdk = jdk("jdk", "25.0.3", "echo found\n");
    Files.createSymbolicLink(folder.resolve("tools/java"), jdk.resolve("bin/java"));

    assertThat(launch().out()).isEqualTo("found\n");
  }

  @Test
  void theJavaInWhichADefectIsMendedIsPreferred() throws Exception {
    environment.put("JAVA_HOME", jdk("jvm/first", "25.0.2", "echo 25.0.2\n").toString());
    jdk("jvm/newer", "26.0.1", "echo 26\n");
    jdk("jvm/right", "25.0.3", "echo 25.0.3\n");

    var run = launch();

    assertThat(run.out()).isEqualTo("25.0.3\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aJavaWithTheDefectIsUsedWithAWarning() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25.0.2", "echo started\n").toString());

    var run = launch();

    assertThat(run.out()).isEqualTo("started\n");
    assertThat(run.err()).startsWith("warning[USAGE-005]: Java 25.0.2");
  }

  @Test
  void theSettingForJavaWinsAndMustBeRight() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25.0.3", "echo from JAVA_HOME\n").toString());
    environment.put("LONGHAND_JAVA", jdk("mine", "25.0.4", "echo mine\n") + "/bin/java");
    assertThat(launch().out()).isEqualTo("mine\n");

    environment.put("LONGHAND_JAVA", jdk("old", "21.0.1", ECHO).toString());
    assertThat(launch().status()).isEqualTo(2);
  }

  @Test
  void furtherOptionsReachJavaBeforeTheClassPath() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25.0.3", ECHO).toString());
    environment.put("LONGHAND_JAVA_OPTIONS", "-Xint -Xmx2g");

    assertThat(launch().out()).contains("word: -Xint\nword: -Xmx2g\nword: -cp\n");
  }

  @Test
  void whatOnlyTheShellKnowsIsHandedOver() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25.0.3", ECHO).toString());

    assertThat(launch().out())
        .contains("word: -Dlonghand.command=" + launcher + "\nword: -Dlonghand.terminal=\n");
  }

  @Test
  void lettersAreKeptInALocaleThatHasNone() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25.0.3", "echo \"<$LC_ALL>\"\n").toString());
    assertThat(launch().out()).isEqualTo("<C.UTF-8>\n");

    environment.put("LANG", "tr_TR.UTF-8");
    assertThat(launch().out()).isEqualTo("<>\n");

    environment.put("LC_ALL", "C");
    assertThat(launch().out()).isEqualTo("<C.UTF-8>\n");
  }

  @Test
  void theExitStatusAndStandardInputAreThoseOfJava() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25.0.3", "cat; exit 7\n").toString());

    var run = launch();

    assertThat(run.status()).isEqualTo(7);
    assertThat(run.out()).isEqualTo("what stood on standard input");
  }

  @Test
  void standardErrorIsHandedOverOpen() throws Exception {
    environment.put(
        "JAVA_HOME", jdk("jdk", "25.0.3", "echo noise >&2; echo ours >&3\n").toString());

    assertThat(launch().err()).isEqualTo("ours\n");
  }

  @Test
  void whatIsMissingIsBuiltInSilence() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25.0.3", "echo started\n").toString());
    Files.delete(jar());
    maven("echo much noise; touch cli/target/longhand.jar\n");

    var run = launch();

    assertThat(run.out()).isEqualTo("started\n");
    assertThat(run.err()).isEqualTo("building Longhand, once, about a minute\n");
  }

  @Test
  void aBuildThatFailsShowsItsLines() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25.0.3", ECHO).toString());
    Files.delete(jar());
    maven("echo the reason; exit 1\n");

    var run = launch();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("the reason\nerror[USAGE-008]");
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25.0.3", ECHO).toString());
    Files.delete(jar());

    var run = launch();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("fix: install Maven 3.8 or later");
  }

  @ParameterizedTest
  @ValueSource(strings = {"core/src/main", "cli/src/main", "docs/math"})
  void aSourceNewerThanTheJarIsBuiltOnce(String sources) throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25.0.3", "echo started\n").toString());
    var source = Files.createDirectories(project.resolve(sources)).resolve("new");
    makeNewerThanTheJar(Files.createFile(source));
    maven("echo built >>\"$PWD/builds\"\n");

    launch();
    launch();

    assertThat(project.resolve("builds")).hasContent("built");
  }

  private Path jar() {
    return project.resolve("cli/target/longhand.jar");
  }

  /// The jar is an hour old, and the file half an hour.
  private void makeNewerThanTheJar(Path file) throws IOException {
    var now = Files.getLastModifiedTime(launcher).toMillis();
    Files.setLastModifiedTime(jar(), FileTime.fromMillis(now - 3_600_000));
    Files.setLastModifiedTime(file, FileTime.fromMillis(now - 1_800_000));
  }

  private Path jdk(String name, String version, String script) throws IOException {
    var jdk = folder.resolve(name);
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    program(jdk.resolve("bin/java"), script);
    return jdk;
  }

  private void maven(String script) throws IOException {
    program(folder.resolve("tools/mvn"), script);
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path whereIs(String tool) {
    return List.of(Path.of("/usr/bin", tool), Path.of("/bin", tool)).stream()
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private record Run(int status, String out, String err) {}

  private Run launch(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private Run run(List<String> command) throws Exception {
    var input = Files.writeString(folder.resolve("input"), "what stood on standard input");
    var builder = new ProcessBuilder(command).redirectInput(input.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    // Both streams are short enough for the pipes to hold.
    var out = new String(process.getInputStream().readAllBytes(), UTF_8);
    var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), out, err);
  }
}
