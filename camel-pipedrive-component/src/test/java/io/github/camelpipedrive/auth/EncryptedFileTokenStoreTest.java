// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EncryptedFileTokenStoreTest extends TokenStoreContract {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @TempDir
    private Path folder;

    @Override
    TokenStore emptyStore() {
        return new FileTokenStore(folder, TokenCipher.of(KEY));
    }

    @Override
    TokenStore sameStoreAgain() {
        return emptyStore();
    }

    private Path file(String account) {
        return folder.resolve(account + ".token.json");
    }

    private static Optional<TokenStore.Stored> load(Path folder, TokenCipher cipher) throws IOException {
        return new FileTokenStore(folder, cipher).load("acme");
    }

    @Test
    void showsNothingButTheAccountsName() throws Exception {
        emptyStore().store(authorization("acme", "refresh-secret"), 0);

        assertThat(Files.readString(file("acme")))
                .startsWith("{\"format\":1,\"account\":\"acme\",\"version\":1,\"sealed\":\"")
                .doesNotContain("secret")
                .doesNotContain("v1u")
                .doesNotContain("pipedrive");
    }

    @Test
    void needsTheKey() throws Exception {
        emptyStore().store(authorization("acme", "refresh"), 0);

        assertThatThrownBy(() -> load(folder, null))
                .hasMessage("The token file " + file("acme") + " can't be used: it is encrypted and no key is"
                        + " configured (tokenEncryptionKey)");
        assertThatThrownBy(() -> load(folder, TokenCipher.of(OTHER_KEY)))
                .hasMessage("The token file " + file("acme") + " can't be used: it is damaged, or was encrypted with"
                        + " another key");
        assertThat(load(folder, TokenCipher.of(KEY))).isPresent();
    }

    @Test
    void takesNoFileThatAnybodyCouldHaveWritten() throws Exception {
        new FileTokenStore(folder).store(authorization("acme", "refresh"), 0);

        assertThatThrownBy(() -> emptyStore().load("acme"))
                .hasMessage("The token file " + file("acme") + " can't be used: it is not encrypted although a key is"
                        + " configured (tokenEncryptionKey)");
    }

    @Test
    void noticesAnyChange() throws Exception {
        emptyStore().store(authorization("acme", "refresh"), 0);
        emptyStore().store(authorization("other", "refresh"), 0);
        String content = Files.readString(file("acme"));
        String other = Files.readString(file("other"));

        for (String changed : new String[] {
            content.replace("\"version\":1", "\"version\":2"),
            content.replace("=\"}", "\"}").replace("A", "B"),
            other.replace("\"account\":\"other\"", "\"account\":\"acme\"")
        }) {
            assertThat(changed).isNotEqualTo(content);
            Files.writeString(file("acme"), changed);
            assertThatThrownBy(() -> emptyStore().load("acme"))
                    .hasMessageContaining(file("acme").toString());
        }
    }

    @Test
    void writesTheSameTwiceInDifferentWays() throws Exception {
        emptyStore().store(authorization("acme", "refresh"), 0);
        String first = Files.readString(file("acme"));
        emptyStore().delete("acme");
        emptyStore().store(authorization("acme", "refresh"), 0);

        assertThat(Files.readString(file("acme"))).isNotEqualTo(first);
    }

    @Test
    void refusesWhatIsNoKeyWithoutRepeatingIt() {
        assertThatThrownBy(() -> TokenCipher.of("c2hvcnQtc2VjcmV0"))
                .hasMessage("tokenEncryptionKey must be 32 bytes in Base64, not 12; make one with"
                        + " 'openssl rand -base64 32'");
        assertThatThrownBy(() -> TokenCipher.of("no*base64*secret"))
                .hasMessage("tokenEncryptionKey is not Base64; make one with 'openssl rand -base64 32'")
                .hasNoCause();
    }
}
