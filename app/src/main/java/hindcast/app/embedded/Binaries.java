package hindcast.app.embedded;

import hindcast.app.embedded.EmbeddedException.CannotRun;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.DoubleConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The PostgreSQL that this build of Hindcast carries: an archive on the class path for the platform that it was built for.
///
/// @param version as PostgreSQL and the archive count, "18.4.0"
/// @param archive the resource's name
record Binaries(String version, String archive) {
    // The programs of PostgreSQL 18 take 60 MB on every platform but macOS, whose take 90 MB.
    private static final long UNPACKED_SIZE = 100L << 20;
    private static final String PREFIX = "postgres-";

    static Binaries carried() {
        Properties build = new Properties();
        try (InputStream in = Binaries.class.getResourceAsStream("postgres.properties")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Binaries(build.getProperty("version"), archiveFor(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    static String archiveFor(String osName, String osArch) {
        String system = osName.startsWith("Mac") ? "darwin" : osName.startsWith("Windows") ? "windows" : "linux";
        // Windows on ARM runs the x86_64 programs, and there are no others.
        boolean arm = osArch.equals("aarch64") && !system.equals("windows");
        return PREFIX + system + (arm ? "-arm_64.txz" : "-x86_64.txz");
    }

    /// As PostgreSQL writes it, "18.4": the archive's third number counts nothing.
    String release() {
        return version.substring(0, version.lastIndexOf('.'));
    }

    String majorVersion() {
        return version.substring(0, version.indexOf('.'));
    }

    /// The programs in this folder, unpacked now if they are not there. What a killed start left half-unpacked is never seen:
    /// the folder gets its name when it is whole.
    ///
    /// @param unpacked hears the part that is done, from 0 to 1, when there is something to unpack
    Programs in(DataFolder folder, DoubleConsumer unpacked) throws IOException {
        Path home = folder.path().resolve(PREFIX + version);
        if (!Files.isDirectory(home)) {
            URL source = Binaries.class.getClassLoader().getResource(archive);
            if (source == null) {
                throw new CannotRun("This Hindcast carries no PostgreSQL for this system (" + archive + "). Nothing was changed. "
                        + "Connect to a PostgreSQL that runs elsewhere.");
            }
            Trouble.requireSpace(folder, UNPACKED_SIZE);
            // No server runs while programs are unpacked, so those of another version, which an update has replaced, are free.
            Whole.clear(folder.path(), PREFIX);
            Whole.put(home, unfinished -> unpack(source, unfinished, unpacked));
        }
        return Programs.in(home, folder.log());
    }

    private static void unpack(URL source, Path target, DoubleConsumer unpacked) throws IOException {
        URLConnection connection = source.openConnection();
        double size = connection.getContentLengthLong();
        try (XZCompressorInputStream xz = new XZCompressorInputStream(new BufferedInputStream(connection.getInputStream()));
                TarArchiveInputStream tar = new TarArchiveInputStream(xz)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, target);
                unpacked.accept(Math.min(1, xz.getCompressedCount() / size));
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("The archive names a file outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(file.getParent());
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0) {
                file.toFile().setExecutable(true);
            }
        }
    }
}
