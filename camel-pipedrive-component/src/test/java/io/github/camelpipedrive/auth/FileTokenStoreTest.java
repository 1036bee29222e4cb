// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileTokenStoreTest extends TokenStoreContract {

    @TempDir
    private Path parent;

    private Path folder() {
        return parent.resolve("tokens");
    }

    @Override
    TokenStore emptyStore() {
        return new FileTokenStore(folder());
    }

    @Override
    TokenStore sameStoreAgain() {
        return new FileTokenStore(folder());
    }

    private Path file() {
        return folder().resolve("acme.token.json");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsEverythingFromOtherUsers() throws Exception {
        TokenStore store = emptyStore();
        store.store(authorization("acme", "refresh"), 0);
        store.lock("acme", PATIENCE).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.toList()).hasSize(3).allSatisfy(each -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void staysInItsFolder() throws Exception {
        for (String account : List.of("../../up", "/absolute", "..", "a/../../b")) {
            emptyStore().store(authorization(account, "refresh"), 0);
        }

        try (Stream<Path> files = Files.list(parent)) {
            assertThat(files).containsExactly(folder());
        }
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.filter(each -> each.toString().endsWith(".token.json")))
                    .hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{}",
                "{\"format\":1}",
                "{\"format\":1,\"account\":\"acme\",\"version\":1}",
                "{\"format\":1,\"account\":\"acme\",\"authorization\":{\"token\":{\"access_token\":\"a\",\"refresh_token\":\"r\"}}}",
                "{\"format\":1,\"account\":\"acme\",\"version\":1,\"authorization\":{\"token\":{\"access_token\":\"a\",\"refresh_token\":\"r\"}}}",
                "{\"format\":1,\"account\":\"other\",\"version\":1,\"authorization\":{}}",
                "{\"format\":2,\"account\":\"acme\",\"version\":1,\"authorization\":{}}",
                "{\"format\":1,\"account\":\"acme\",\"version\":1,\"sealed\":\"AAAA\"}"
            })
    void namesADamagedFileAndLeavesItAlone(String content) throws Exception {
        TokenStore store = emptyStore();
        Files.createDirectories(folder());
        Files.writeString(file(), content);

        assertThatThrownBy(() -> store.load("acme"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The token file " + file() + " can't be used: it ");
        assertThatThrownBy(() -> store.store(authorization("acme", "new"), 0)).hasMessageContaining(file().toString());
        assertThatThrownBy(() -> store.store(authorization("acme", "new"), 1)).hasMessageContaining(file().toString());
        assertThat(file()).hasContent(content);
        assertThat(store.list()).containsExactly("acme");
    }

    @Test
    void doesNotQuoteADamagedFile() throws Exception {
        TokenStore store = emptyStore();
        store.store(authorization("acme", "refresh-secret"), 0);
        String content = Files.readString(file());
        Files.writeString(file(), content.substring(0, content.length() - 30));

        assertThatThrownBy(() -> store.load("acme")).satisfies(failure -> {
            for (Throwable each = failure; each != null; each = each.getCause()) {
                assertThat(each.toString()).doesNotContain("secret").doesNotContain("v1u:");
            }
        });
    }

    @Test
    void refusesAFileThatIsTooLong() throws Exception {
        Files.createDirectories(folder());
        Files.write(file(), new byte[2 * 1024 * 1024]);

        assertThatThrownBy(() -> emptyStore().load("acme")).hasMessageContaining("longer than 1048576 bytes");
    }

    @Test
    void saysSoWhenAFileCannotBeRead() throws Exception {
        Files.createDirectories(file());

        assertThatThrownBy(() -> emptyStore().load("acme"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The token file " + file());
    }

    @Test
    void listsNoFilesOfOthers() throws Exception {
        TokenStore store = emptyStore();
        store.store(authorization("acme", "refresh"), 0);
        for (String name :
                List.of("a%zz.token.json", "%.token.json", "UPPER.token.json", ".token.json", "readme.txt")) {
            Files.writeString(folder().resolve(name), "{}");
        }

        assertThat(store.list()).containsExactly("acme");
    }

    @Test
    void clearsAwayTheDraftOfAProcessThatWasKilled() throws Exception {
        TokenStore store = emptyStore();
        store.store(authorization("acme", "one"), 0);
        Path draft = folder().resolve("acme.draft");
        Files.writeString(draft, "half a tok");

        assertThat(store.load("acme").orElseThrow().version()).isEqualTo(1);
        store.store(authorization("acme", "two"), 1);
        assertThat(draft).doesNotExist();

        Files.writeString(draft, "half a tok");
        store.delete("acme");
        assertThat(draft).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void doesNotWriteThroughALinkInTheDraftsPlace() throws Exception {
        TokenStore store = emptyStore();
        Files.createDirectories(folder());
        Path target = parent.resolve("elsewhere");
        Files.writeString(target, "untouched");
        Files.createSymbolicLink(folder().resolve("acme.draft"), target);

        store.store(authorization("acme", "refresh"), 0);

        assertThat(target).hasContent("untouched");
        assertThat(store.load("acme")).isPresent();
    }
}
