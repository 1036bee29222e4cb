// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.sql.DataSource;

/** The stores of one component: endpoints that name the same place share one, with its locks. */
public final class TokenStores {

    private final TokenStore memory = new MemoryTokenStore();
    private final Map<Object, Keyed> places = new ConcurrentHashMap<>();
    private final Map<TokenStore, UnstoredTokens> unstored = new ConcurrentHashMap<>();
    private final UnstoredTokens.Later later;

    private record Keyed(TokenStore store, String key) {

        /** Hides the key. */
        @Override
        public String toString() {
            return store.toString();
        }
    }

    /**
     * The stores of a component.
     *
     * @param later runs what stores tokens in the background that could not be stored at once
     */
    public TokenStores(UnstoredTokens.Later later) {
        this.later = later;
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
        return store(path, "folder " + path, encryptionKey, cipher -> new FileTokenStore(path, cipher));
    }

    /**
     * The store in a database.
     *
     * @param database where connections come from
     * @param encryptionKey the key in Base64, empty to leave the entries readable
     * @param createTables whether missing tables are made
     * @return the store
     * @throws IllegalArgumentException when the key is none, or the database is in use with another one
     * @throws UncheckedIOException when the tables can't be made
     */
    public TokenStore database(DataSource database, String encryptionKey, boolean createTables) {
        return store(database, "tokenDataSource", encryptionKey, cipher -> {
            JdbcTokenStore store = new JdbcTokenStore(database, cipher);
            if (createTables) {
                createTables(store);
            }
            return store;
        });
    }

    /**
     * The answers of the authorization server that could not be stored. They outlive the connections of their accounts.
     *
     * @param store where they belong
     * @return the answers, which are the same for all who use the store
     */
    public UnstoredTokens unstored(TokenStore store) {
        return unstored.computeIfAbsent(store, each -> new UnstoredTokens(each, later));
    }

    /** Continues in the background with storing what could not be stored before. */
    public void storeLater() {
        unstored.values().forEach(UnstoredTokens::storeLater);
    }

    /** Tries for the last time to store what could not be stored, and says of which accounts the token is lost. */
    public void storeRest() {
        unstored.values().forEach(UnstoredTokens::close);
    }

    private static void createTables(JdbcTokenStore store) {
        try {
            store.createTables();
        } catch (IOException e) {
            throw new UncheckedIOException("The tables of the token store can't be made: " + e.getMessage(), e);
        }
    }

    private TokenStore store(Object place, String name, String encryptionKey, Function<TokenCipher, TokenStore> maker) {
        Keyed keyed = places.computeIfAbsent(
                place,
                each -> new Keyed(
                        maker.apply(encryptionKey.isEmpty() ? null : TokenCipher.of(encryptionKey)), encryptionKey));
        if (!keyed.key().equals(encryptionKey)) {
            throw new IllegalArgumentException("The " + name + " is in use with another tokenEncryptionKey");
        }
        return keyed.store();
    }
}
