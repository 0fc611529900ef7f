package io.tutorflow.sandbox.secret;

import io.tutorflow.sandbox.place.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A self-signed certificate for 127.0.0.1, with its key.
 *
 * @param keyStore both, as PKCS #12
 * @param pem only the certificate, for those who have to trust it
 * @param key only the key, as PEM
 * @param password of the key store
 */
public record Certificate(Path keyStore, Path pem, Path key, String password) {

    private static final String ALIAS = "sandbox";
    private static final String PASSWORD_VARIABLE = "KEYTOOL_PASSWORD";
    private static final long KEYTOOL_SECONDS = 60;
    private static final int LINE = 64;

    /** Creates one in a folder with the JDK's own keytool. */
    public static Certificate make(Path folder, String password) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Certificate made = new Certificate(
                folder.resolve("server.p12"), folder.resolve("server.crt"), folder.resolve("server.key"), password);
        made.generate();
        try {
            made.export();
        } catch (GeneralSecurityException failure) {
            throw new IOException("the certificate just made cannot be read", failure);
        }
        return made;
    }

    private void generate() throws IOException, InterruptedException {
        Files.deleteIfExists(keyStore);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "365",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore.toString(),
                        "-storepass:env",
                        PASSWORD_VARIABLE))
                .redirectErrorStream(true)
                .redirectOutput(keyStore.resolveSibling("keytool.log").toFile());
        builder.environment().put(PASSWORD_VARIABLE, password);
        Process keytool = builder.start();
        if (!keytool.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            keytool.destroyForcibly();
            throw new IOException("keytool created no certificate; see keytool.log in " + keyStore.getParent());
        }
    }

    private void export() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(keyStore.toFile(), password.toCharArray());
        Folders.replace(pem, pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded()));
        Folders.replaceSecret(
                key,
                pem("PRIVATE KEY", store.getKey(ALIAS, password.toCharArray()).getEncoded()));
    }

    private static String pem(String kind, byte[] content) {
        String text = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
}
