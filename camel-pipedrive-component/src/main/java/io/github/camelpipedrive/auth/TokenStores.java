// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The stores of one component: endpoints that name the same place share one, with its locks. */
public final class TokenStores {

    private final TokenStore memory = new MemoryTokenStore();
    private final Map<Path, Keyed> folders = new ConcurrentHashMap<>();

    private record Keyed(TokenStore store, String key) {

        /** Hides the key. */
        @Override
        public String toString() {
            return store.toString();
        }
    }

    /**
     * The store of those who name none.
     *
     * @return a store that lasts as long as the component
     */
    public TokenStore memory() {
        return memory;
    }

    /**
     * The store in a folder.
     *
     * @param folder the folder's path
     * @param encryptionKey the key in Base64, empty to leave the files readable
     * @return the store
     * @throws IllegalArgumentException when the key is none, or the folder is in use with another one
     */
    public TokenStore folder(String folder, String encryptionKey) {
        Path path = Path.of(folder).toAbsolutePath().normalize();
        Keyed keyed = folders.computeIfAbsent(
                path,
                each -> new Keyed(
                        new FileTokenStore(each, encryptionKey.isEmpty() ? null : TokenCipher.of(encryptionKey)),
                        encryptionKey));
        if (!keyed.key().equals(encryptionKey)) {
            throw new IllegalArgumentException("The folder " + path + " is in use with another tokenEncryptionKey");
        }
        return keyed.store();
    }
}
