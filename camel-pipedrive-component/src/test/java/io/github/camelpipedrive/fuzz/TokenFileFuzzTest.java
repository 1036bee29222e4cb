// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelpipedrive.auth.AccountName;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.Authorization.Owner;
import io.github.camelpipedrive.auth.FileTokenStore;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.auth.TokenCipher;
import io.github.camelpipedrive.auth.TokenFileFuzzing;
import io.github.camelpipedrive.auth.TokenStore.Stored;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Files of the token store: the first line says what the rest is, {@code readable} and {@code sealed} the content of a file
 * that is read without and with a key, {@code inside} what is found after it was decrypted, {@code damage <place>} what
 * replaces bytes of an encrypted file, {@code name} the name of an account.
 */
class TokenFileFuzzTest {

    private static final List<String> KINDS = List.of("readable", "sealed", "inside", "damage", "name");
    private static final String ACCESS = "secret-access-token";
    private static final String REFRESH = "secret-refresh-token";
    private static final Stored STORED = new Stored(
            new Authorization(
                    "acme",
                    new OauthToken(ACCESS, REFRESH, Instant.EPOCH, "base", "https://acme.pipedrive.com"),
                    new Owner(1, "Acme", "acme", 2, "Ada"),
                    Instant.EPOCH,
                    ""),
            1);

    @TempDir
    static Path folder;

    @FuzzTest
    void aFileIsUsedAsItWasWrittenOrNotAtAll(byte[] data) throws Exception {
        FuzzInput input = new FuzzInput(data);
        String[] words = input.words(2);
        switch (FuzzInput.oneOf(KINDS, words[0])) {
            case "readable" -> checkFile(input.rest(), false);
            case "sealed" -> checkFile(input.rest(), true);
            case "inside" -> checkInside(input.rest());
            case "damage" -> checkDamaged(words[1], input.rest());
            default -> checkName(input.text());
        }
    }

    private static void checkFile(byte[] content, boolean sealed) throws IOException {
        Files.write(folder.resolve("acme.token.json"), content);
        TokenCipher cipher = sealed ? TokenCipher.of(TokenFileFuzzing.KEY) : null;
        FileTokenStore store = new FileTokenStore(folder, cipher);
        try {
            Optional<Stored> stored = store.load("acme");
            if (sealed) {
                throw new AssertionError("A file was used that nobody with the key has written");
            }
            checkWrittenAgain(stored.orElseThrow(), sealed);
        } catch (IOException e) {
            checkRefused(e);
        }
    }

    private static void checkInside(byte[] content) throws IOException {
        String file = TokenFileFuzzing.sealed(content, "acme");
        try {
            checkWrittenAgain(TokenFileFuzzing.read(file, "acme", true), true);
        } catch (IOException e) {
            checkRefused(e);
        }
        assertThatThrownBy(() -> TokenFileFuzzing.read(file, "acme", false)).isInstanceOf(IOException.class);
        String others = file.replace("\"account\":\"acme\"", "\"account\":\"other\"");
        assertThatThrownBy(() -> TokenFileFuzzing.read(others, "other", true)).isInstanceOf(IOException.class);
    }

    private static void checkRefused(IOException refusal) {
        Failures.checkTrace(refusal, ACCESS, REFRESH);
        assertThat(refusal.getMessage()).hasSizeLessThan(500);
    }

    private static void checkWrittenAgain(Stored stored, boolean sealed) throws IOException {
        assertThat(stored.version()).isPositive();
        assertThat(stored.authorization().account()).isEqualTo("acme");
        String written = TokenFileFuzzing.write(stored, sealed);
        // As it goes through a file.
        String read = new String(written.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(TokenFileFuzzing.read(read, "acme", sealed)).isEqualTo(stored);
    }

    private static void checkDamaged(String place, byte[] by) {
        byte[] file = TokenFileFuzzing.write(STORED, true).getBytes(StandardCharsets.UTF_8);
        int from = FuzzInput.number(place, file.length);
        byte[] damaged = Arrays.copyOf(file, Math.max(file.length, from + by.length));
        System.arraycopy(by, 0, damaged, from, by.length);
        try {
            Stored read = TokenFileFuzzing.read(new String(damaged, StandardCharsets.UTF_8), "acme", true);
            assertThat(read).isEqualTo(STORED);
        } catch (IOException e) {
            checkRefused(e);
        }
    }

    private static void checkName(String name) {
        try {
            AccountName.check(name);
        } catch (IllegalArgumentException e) {
            Failures.checkText(e.getMessage());
            return;
        }
        String fileName = TokenFileFuzzing.fileName(name);
        assertThat(fileName).matches("[a-z0-9%-]{1,192}");
        assertThat(TokenFileFuzzing.account(fileName)).contains(name);
    }
}
