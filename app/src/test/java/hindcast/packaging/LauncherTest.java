package hindcast.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// bin/hindcast, with a Java that only tells how it was called.
@EnabledOnOs({OS.LINUX, OS.MAC})
final class LauncherTest {
    @TempDir
    private Path ground;
    private Path launcher;

    @BeforeEach
    void aFolderWithALauncher() throws IOException {
        launcher = Files.createDirectories(ground.resolve("a folder/bin")).resolve("hindcast");
        Files.copy(Path.of("src/packaging/bin/hindcast"), launcher);
    }

    @Test
    void theJavaOfJavaHomeRunsTheModulesBesideTheLauncher() throws Exception {
        Path java = java("25.0.3");

        Run run = run(java, launcher, "aggregates", "--json");

        Path home = launcher.getParent().getParent().toRealPath();
        assertEquals(List.of("-XX:AOTCache=" + home + "/lib/hindcast.aot", "-p", home + "/lib", "-m", "hindcast.app/hindcast.app.Main",
            "aggregates", "--json"), run.lines().subList(run.lines().size() - 7, run.lines().size()));
    }

    @Test
    void argumentsArriveAsTheyWereWritten() throws Exception {
        Run run = run(java("25"), launcher, "state", "Order/a b", "", "*", "$HOME");

        assertEquals(List.of("state", "Order/a b", "", "*", "$HOME"), run.lines().subList(run.lines().size() - 5, run.lines().size()));
    }

    @Test
    void aNewerJavaServesToo() throws Exception {
        Run run = run(java("26-ea"), launcher, "--version");

        assertEquals("--version", run.lines().getLast());
    }

    @Test
    void anOlderJavaIsPassedOver() throws Exception {
        Run run = run(java("17.0.15"), launcher, "--from-the-older-one");

        assertFalse(run.lines().contains("--from-the-older-one"));
    }

    @Test
    void aLinkToALinkLeadsToTheFolder() throws Exception {
        Path link = Files.createSymbolicLink(ground.resolve("first"), launcher);
        Path second = Files.createSymbolicLink(ground.resolve("second"), link.getFileName());

        assertEquals(run(java("25"), launcher, "--help"), run(java("25"), second, "--help"));
    }

    @Test
    void trainingThatLeavesNoCacheIsToldInOneSentence() throws Exception {
        Path java = java("25");

        Run run = run(java, launcher, "train");

        assertEquals(new Run(3, List.of("Hindcast could not be trained for quick starts with " + java + ": it will start, but slower.")), run);
    }

    @Test
    void whereNoLocaleIsSetFileNamesMayHaveAnyLetter() throws Exception {
        Path java = java("25");
        Files.writeString(java.resolve("bin/java"), "#!/bin/sh\necho \"${LC_CTYPE:-none}\"\n");

        assertEquals(List.of("C.UTF-8"), run(java, Path.of("/usr/bin/env"), "-u", "LC_ALL", "-u", "LC_CTYPE", "-u", "LANG", launcher.toString()).lines());
        assertEquals(List.of("none"), run(java, Path.of("/usr/bin/env"), "-u", "LC_CTYPE", "LANG=C", launcher.toString()).lines());
    }

    /// What a start ended with, and what it said.
    private record Run(int code, List<String> lines) {
    }

    private Path java(String version) throws IOException {
        Path home = ground.resolve("jdk " + version);
        Path program = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private static Run run(Path java, Path program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", java.toString());
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        return new Run(process.waitFor(), lines);
    }
}
