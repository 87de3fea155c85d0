package hindcast.app.embedded;

import hindcast.app.embedded.EmbeddedException.UnusableFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/// The database on the disk while no server runs on it: made once, as a whole, with its password beside it.
record Cluster(DataFolder folder) {
    static final String USER = "hindcast";
    static final String DATABASE = "hindcast";

    // A new database takes 47 MB; the rest is for the first use.
    private static final long SIZE_WHEN_NEW = 100L << 20;
    private static final int PASSWORD_BYTES = 32;

    boolean exists() {
        return Files.isDirectory(folder.database());
    }

    /// @throws UnusableFolder when another major version of PostgreSQL wrote the data: it has its own format
    void requireVersion(String major) throws IOException {
        String written = Files.readString(folder.cluster().resolve("PG_VERSION")).strip();
        if (!written.equals(major)) {
            throw new UnusableFolder("The data folder " + folder.path() + " was written by PostgreSQL " + written + "; this Hindcast runs PostgreSQL "
                    + major + ", which cannot read it. Nothing was changed and what was committed is safe. Open it with the Hindcast that wrote it, "
                    + "export, and import here; or choose another folder with --data or HINDCAST_DATA.");
        }
    }

    /// Makes the database. A killed try leaves nothing that counts.
    void create(Programs programs) throws IOException {
        Trouble.requireSpace(folder, SIZE_WHEN_NEW);
        Whole.put(folder.database(), unfinished -> {
            Path password = Files.createFile(unfinished.resolve(folder.password().getFileName()), DataFolder.ownedByUser(unfinished, "rw-------"));
            Files.writeString(password, randomPassword());
            boolean made = programs.run(unfinished, "", "initdb", "--pgdata=cluster", "--username=" + USER, "--pwfile=" + password.getFileName(),
                    "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
                    "--data-checksums", "--no-instructions")
                    && programs.run(unfinished, "create database " + DATABASE + ";\n", "postgres", "--single", "-j", "-c", "exit_on_error=on",
                    "-D", "cluster", "template1");
            if (!made) {
                throw Trouble.failed(folder, "PostgreSQL could not create its database.");
            }
        });
    }

    /// The password of [#USER]. Nobody else knows it: it is random and lies where only the user can read.
    String password() throws IOException {
        return Files.readString(folder.password());
    }

    private static String randomPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
