package hindcast.app.session;

import java.util.List;

/// How the way to the server is encrypted and who must prove what, in the words of libpq and the driver.
///
/// @param mode            one of [#MODES]
/// @param rootCertificate file of the authorities to trust, `system` for those of the Java runtime; empty for the driver's default
/// @param certificate     file of the client's certificate; empty for the driver's default
/// @param key             file of the client's key; empty for the driver's default
public record Tls(String mode, String rootCertificate, String certificate, String key) {
    /// From none to certain; `prefer` encrypts when the server can and proves nothing.
    public static final List<String> MODES = List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /// What happens when nothing is said.
    public static final Tls DEFAULT = new Tls("prefer", "", "", "");

    public Tls {
        if (!MODES.contains(mode)) {
            throw new IllegalArgumentException("sslmode is one of " + String.join(", ", MODES) + "; this is: " + mode);
        }
    }
}
